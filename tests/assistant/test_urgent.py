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
