"""Danger to life is heard in many words and sent to 120 or 12356; what is over, lasting or supposed is a question."""

from __future__ import annotations

import pytest

from assistant.screen import reply_text, screen
from assistant.urgent import crisis, emergency


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


_DANGER = _lines(
    """
    我爷爷早上起来一只手抬不起来，嘴角往一边掉口水，我们先办低保还是先去医院
    妈妈忽然听不懂我说话，讲出来的话颠三倒四，脸也斜了一边
    隔壁阿婆坐在凳子上突然人就软下去了，喊她不应，富阳的
    我心脏这块绞着疼了二十分钟，含了药也没用，温州低保
    娃抽起来了，牙关咬得紧紧的，口水白沫都出来了，绵阳哪个医院不要押金
    小孩烧到41度，刚刚两眼发直手脚一抖一抖的
    伤口烂了以后今天开始打摆子，血压掉到八十几，人昏昏沉沉
    家里三口人吃了野菌子，都在吐，眼前看见小人，建德的
    早上开门一屋子煤气味，爸妈都躺着叫不醒
    老伴这会儿口角歪斜，左手抬不起来，住院能报多少，低保的
    割草机把腿割开了，血直往外喷，毛巾都按不住，止不住血
    爷爷拉的全是黑血，刚又呕了半盆血，人没力气
    我妈哮喘犯了，喘得说不了整句话，嘴皮子发乌
    孩子吃花生卡到气管了，脸憋得发紫
    打了针以后全身起疹子，喉咙肿起来，气都吸不进
    我弟弟刚从脚手架上掉下来，腿骨头都戳出来了
    小孩掉塘里刚捞上来，没气了
    孩子出生才三天，今天不吃奶，浑身软绵绵，皮肤发紫
    老婆怀孕八个月突然下面大出血，肚子硬得像板
    肚子痛得在地上打滚，脸煞白，一直冒冷汗
    地里干活中暑了，人烫得很，说胡话叫不清醒
    坐席：来电人说父亲没有呼吸了，问低保能不能报救护车
    救命啊我妈不行了
    去年装过支架，刚才又胸口痛得直冒汗，药也压不住
    我老伴今天吃早饭吃着吃着手一松碗就掉了，人往一边倒，话也讲不清爽
    娃他爹胸前像针扎一样痛到左肩膀，出虚汗，坐都坐不住，建德的，先开转诊吗
    我儿子从刚才开始就一直抖，眼睛直勾勾的，喊他没反应
    爸爸吃错药了，吃了十几片降压药，现在站不起来
    炉子没关好，一家人头晕恶心，小的那个已经没意识了
    孕妇肚子剧痛还流血，七个月，低保，医院要先交钱
    老人家喘得嘴都紫了，坐着都喘，腿肿，绵阳游仙
    小孩吃了果冻，脸憋紫了，咳不出来
    妈妈打完青霉素浑身起疙瘩喘不过来
    癌症晚期的妈妈突然大口吐血
    独居老人来电自述胸骨后压榨样疼痛伴大汗，咨询转诊
    吃了头孢又喝酒，脸红心慌喘不上来气
    我爸今早刷牙时杯子拿不住，嘴里的水从一边漏出来，低保户能先用救护车不
    我胸口堵得慌，气短，手臂麻，怕是心梗，转诊要先办吗
    妈妈尿路感染，今天烧到40度人发抖说胡话，血压低，富阳低保要不要先登记
    拖拉机翻了压住腿，血流了好多
    我爱人肺病，今天早上起来上气不接下气，嘴唇乌的
    家里小的出生五天，脐带发臭，发烧，不吃奶了
    煤炉没关，我妈在床上叫不起来
    冬天老爸洗澡晕倒，现在醒了但不会说话了
    小孩子被开水烫了半个身子，皮都掉了
    """
)

_DESPAIR = _lines(
    """
    这病治不好了，我把安眠药都攒够了，睡一觉就解脱了
    农药买好放在柜子里了，不想再拖累儿女
    你们不用给我算了，遗书我写好了，帮我照顾我妈
    治病把家底掏空了，真想一觉睡过去不要醒来
    我女儿在屋里割腕了，怎么办
    谢谢你们一直帮我，我今晚就上路了，钱不用再补了
    死了一了百了，省得花钱
    撑不住了，没有我，孩子他们反而好过一点
    我把遗书写好了，就想问问我死后救助款能不能给我女儿
    活着就是拖累，喝瓶药算了
    这日子没法过了，我在江边，最后问一句我的低保钱能留给我妈吗
    我死了是不是就不用欠医院钱了
    没有活下去的勇气了
    活不起了，也看不起病，死了倒轻松
    我把药攒起来了，等孩子考完试就吃
    我就在医院天台上，心里空空的
    我要是没了，孩子能不能算孤儿拿到补助？反正我也撑不下去了
    活不下去了，低保也批不下来
    一了百了，给家里省点医药费
    """
)

_QUESTIONS = _lines(
    """
    喝农药抢救过来，住院报销多少
    我妈上个月突然昏倒送医院，自付两万三，救助多少
    昏迷病人家属怎么代办救助申请
    爸爸脑出血后半边身子动不了，评了二级残疾，富阳能报多少
    我心脏病装支架，政策内自付四万，建德低边
    煤气中毒高压氧治疗能不能报
    农药中毒住院费用算不算合理费用
    老人摔了一跤骨折住院花了5万，绵阳特困
    我老公呼吸机用了20天，ICU费用能进救助吗
    如果半夜突然昏倒叫救护车，车费救助管不管
    新生儿抢救费用30万，出院了，能救助多少
    我爸去世了，住院欠的账救助还能报吗
    我妈走了三个月，生前的医药费还能补吗
    死亡证明要交吗
    儿子割腕送医院，上周出院，自付6000，能救助吗
    精神病门诊能救助吗，富阳
    烫伤住院，自己付了2万，嵊州低保救助多少
    透析病人一周三次，突然涨价了怎么办
    押金交不起，低保可以先看病后付费吗
    现在住院要先办什么手续
    爸爸刚评上低保，之前的费用能报吗
    糖尿病手脚发麻，门诊配药能报吗
    不想拖累孩子，想自己申请低保行不行
    看病欠债二十万，压力很大，能救助多少
    治病钱花光了，走投无路，能申请临时救助吗
    我走了好几家医院，转诊单都没开，能报吗
    死了的人医保账户的钱怎么取
    安眠药能报销吗，门诊开的
    去年爸爸突然说不出话送医院，脑梗，花了六万，低边救助多少
    胸痛中心看病要转诊吗
    大病保险突然不报了怎么办
    爸爸在家里突然呼吸困难，送到医院抢救，住了8天，花了4万多，温州低边
    老公脑出血，医院住了40天，保险报完还剩6万，建德
    我家宝宝早产，在保温箱里，费用能进救助吗
    爷爷煤气中毒住院，家里低保，总费用3万
    女儿自残住了精神科，自付8000，低保
    自杀的医疗费在不在负面清单里
    从屋顶掉下来摔成二级残疾，证刚办下来，能报多少
    救护车的钱在不在救助范围
    急救住院没带医保卡怎么办
    哮喘犯了去门诊开药能报几成
    孩子发烧去门诊，报多少
    蛇咬伤住院七天，血清很贵，自付1万
    爷爷脑梗瘫在床上，说不出话，能办特困吗
    肺气肿病人家用呼吸机租金能报吗
    我要晕了，这么多材料，到底要哪些
    我死了以后户口注销，医保个人账户怎么继承
    他走了以后家里欠债，孩子算困境儿童吗
    我们村有人跳楼受伤，医保不给报，为什么
    流血牺牲的烈士家属有优待吗
    脑子糊涂的老人，谁来代他签字
    昨天刚做完心脏手术，费用清单还没出
    我爸心梗抢救，现在人在普通病房，预交款不够，低保能先诊疗后付费吗
    孩子惊厥留观两天，门诊费1800，能救助吗
    上次晕倒叫了120，车费280能报吗
    急救120的费用谁出
    父亲半身不遂五年了，吃药每月600，救助吗
    烧伤算不算医疗救助的病
    自杀住院花了3万，低保能救助吗
    我不想活成孩子的累赘，想办特困供养
    我奶奶走了，救助款打到谁卡上
    大病把我们家拖累垮了，能申请支出型困难吗
    吃了三个月靶向药，一盒一万二
    孩子发烧39度，去社区医院看能报吗
    现在低保报多少
    昨天出院，今天可以报吗
    我婆婆腿摔断了打石膏，门诊花了2000
    孩子不会说话，自闭症康复费能救助吗
    我家老人没力气走路，能上门评残吗
    """
)


@pytest.mark.parametrize("text", _DANGER)
def test_a_life_in_danger_now_is_sent_to_120(text: str) -> None:
    assert screen(text).reply_key == "emergency"


@pytest.mark.parametrize("text", _DESPAIR)
def test_who_speaks_of_ending_a_life_gets_the_hotline(text: str) -> None:
    assert screen(text).kind == "crisis"


@pytest.mark.parametrize("text", _QUESTIONS)
def test_a_question_on_what_is_over_or_lasting_is_no_alarm(text: str) -> None:
    assert (screen(text).kind, screen(text).reply_key) == ("ok", "")


def test_poison_already_taken_names_120_before_the_hotline() -> None:
    screened = screen("我不想活了，刚把一瓶安眠药吞下去，头好昏")
    said = reply_text(screened.reply_key)
    assert (screened.kind, screened.reply_key) == ("crisis", "crisis_now")
    assert 0 <= said.index("120") < said.index("12356")


def test_the_moment_counts_beside_an_older_illness() -> None:
    older = "前年中风过，自己付了两万"
    assert emergency(f"{older}，救助多少") == ""
    assert emergency(f"{older}，刚才又倒在地上叫不醒") == "now"


def test_one_sign_beside_a_question_is_answered_after_120() -> None:
    assert emergency("我妈喘不上气，低保能报多少") == "perhaps"
    assert emergency("我妈喘不上气") == "now"


def test_who_died_is_told_from_who_wants_to() -> None:
    assert not crisis("我爸走了，欠的账还要还吗")
    assert crisis("我要是走了，欠的账就不用还了吧")


@pytest.mark.parametrize("words", ["来电人不清楚起付线", "本人不清楚报了多少", "当事人不清楚是哪种证"])
def test_somebody_who_does_not_know_is_not_unconscious(words: str) -> None:
    assert emergency(words) == ""


def test_lesser_signs_of_long_ago_are_no_emergency() -> None:
    assert emergency("刚刚评上低保，老爸嘴歪话说不清两年了，住院能报多少") == ""
    assert emergency("我妈上个月中风嘴歪了，话说不清，刚才出院，自付2万，能救助多少") == ""


@pytest.mark.parametrize(
    "text",
    [
        "我妈胸口痛得直冒汗，温州低保，上次住院自负2万能救助多少",
        "老公晕过去叫不应，绵阳低边户，去年住院报完自付4万，救助几多",
    ],
)
def test_help_is_named_first_though_an_old_bill_is_asked_about(text: str) -> None:
    assert screen(text).reply_key == "first_aid" or screen(text).kind == "emergency"


def test_a_story_of_how_it_was_treated_is_no_alarm() -> None:
    assert screen("我妈胸口痛得直冒汗，送到县医院，上个月出院了，自负2万能救助多少").reply_key == ""
