"""Places are found with and without their suffix, each with its province; words that only look alike are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.normalise import normalise
from assistant.places import find_places, province_of, short_name


def _words(block: str) -> list[str]:
    return block.split()


def names(words: str) -> list[str]:
    return [place.name for place in find_places(normalise(words).text)]


@pytest.mark.parametrize(
    ("words", "name", "province", "level"),
    [
        ("浙江", "浙江省", "浙江省", "province"),
        ("四川省", "四川省", "四川省", "province"),
        ("我在重庆住院", "重庆市", "重庆市", "province"),
        ("内蒙", "内蒙古自治区", "内蒙古自治区", "province"),
        ("绵阳低保", "绵阳市", "四川省", "city"),
        ("温州市", "温州市", "浙江省", "city"),
        ("转诊到成都", "成都市", "四川省", "city"),
        ("富阳低边", "富阳区", "浙江省", "county"),
        ("富阳市", "富阳区", "浙江省", "county"),
        ("建德", "建德市", "浙江省", "county"),
        ("嵊州", "嵊州市", "浙江省", "county"),
        ("江油", "江油市", "四川省", "county"),
        ("北川", "北川羌族自治县", "四川省", "county"),
        ("景宁县", "景宁畲族自治县", "浙江省", "county"),
        ("三台县", "三台县", "四川省", "county"),
        ("安县", "安州区", "四川省", "county"),
        ("恩施州", "恩施土家族苗族自治州", "湖北省", "city"),
        ("大连", "大连市", "辽宁省", "city"),
        ("昆山", "昆山市", "江苏省", "county"),
        ("海南", "海南省", "海南省", "province"),
        ("吉林", "吉林省", "吉林省", "province"),
        ("吉林市", "吉林市", "吉林省", "city"),
        ("大同低保", "大同市", "山西省", "city"),
        ("我是安康人", "安康市", "陕西省", "city"),
        ("朝阳区", "朝阳区", None, "county"),
        ("江北区", "江北区", None, "county"),
        ("香港", "香港特别行政区", "香港特别行政区", "province"),
        ("浦东", "浦东新区", "上海市", "county"),
    ],
)
def test_a_place_is_found_with_its_province(words: str, name: str, province: str | None, level: str) -> None:
    (place,) = find_places(normalise(words).text)
    assert (place.name, place.province, place.level) == (name, province, level)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("浙江省杭州市富阳区", ["浙江省", "杭州市", "富阳区"]),
        ("杭州富阳", ["杭州市", "富阳区"]),
        ("浙江嵊州", ["浙江省", "嵊州市"]),
        ("绵阳三台低保", ["绵阳市", "三台县"]),
        ("杭州西湖区", ["杭州市", "西湖区"]),
        ("从北京回温州", ["北京市", "温州市"]),
        ("富阳和绵阳哪个高", ["富阳区", "绵阳市"]),
        ("绵阳市区", ["绵阳市"]),
        ("上海南站", ["上海市"]),
    ],
)
def test_several_places_are_told_apart(words: str, expected: list[str]) -> None:
    assert names(words) == expected


def test_the_place_before_decides_between_namesakes() -> None:
    assert find_places("宁波江北区")[1].province == "浙江省"
    assert find_places("重庆江北区")[1].province == "重庆市"
    assert find_places("北京朝阳区")[1].province == "北京市"


@pytest.mark.parametrize(
    "words",
    _words(
        """
        健康安康 大同小异 保定点医院 南通过审核 西湖益联保 利益阳光 投资阳光 长期治疗 按日照护 平安保险 合作医疗
        新农合作 完成都要 报七成都没有 重大理由 扩大理赔 扩大连续 集中卫生 其中山区 基层四平台 杭州路 北京时间
        和平 朝阳 阳光 长寿 公安 白银 东方 日照 来宾 无为 双流 小金 大竹 前锋 天台 三门 文成 本市 我市 全市 城市
        超市 门市 县市区 统筹区 园区 社区 小区 地区 辖区 市区 山区 农村地区 校区 病区 我区 本区 该市 外市 各县区
        分管区长 市级统筹 先找市医保局 赔付区间 行政区划 贫困县 高新区 开发区 通过汇集区慈善总会 办理县里的手续
        提高县级补助 某区 哪个市 别的县
        """
    ),
)
def test_what_is_no_place(words: str) -> None:
    assert names(words) == []


@pytest.mark.parametrize("words", ["云梦泽县能报吗", "我在桃花源市住院", "我是幸福谷区的"])
def test_a_place_nobody_has_heard_of_is_still_a_place(words: str) -> None:
    (place,) = find_places(words)
    assert (place.level, place.province) == ("unknown", None)


def test_the_policy_texts_name_only_their_own_places(policy_text: str) -> None:
    found = {place.name for line in policy_text.splitlines() for place in find_places(normalise(line).text)}
    assert found <= {"浙江省", "四川省", "杭州市", "富阳区", "绵阳市", "建德市", "温州市", "绍兴市", "嵊州市"}
    assert len(found) == 9


@pytest.fixture
def policy_text() -> str:
    from pathlib import Path

    folder = Path(__file__).parents[2] / "corpus" / "documents"
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/source.txt")))


def test_province_of_a_name() -> None:
    assert province_of("嵊州") == "浙江省"
    assert province_of("涪城区") == "四川省"
    assert province_of("朝阳区") is None
    assert province_of("桃花源") is None


def test_short_names() -> None:
    assert short_name("富阳区") == "富阳"
    assert short_name("景宁畲族自治县") == "景宁"
    assert short_name("西双版纳傣族自治州") == "西双版纳"
    assert short_name("黔西南布依族苗族自治州") == "黔西南"
    assert short_name("内蒙古自治区") == "内蒙古"
    assert short_name("新疆维吾尔自治区") == "新疆"


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="浙江省杭州市富阳区县本全我在是从成都中山大连安康保定点第1，。", max_size=40))
def test_spans_are_exact_whatever_is_typed(text: str) -> None:
    last = 0
    for place in find_places(text):
        assert last <= place.start < place.end
        assert place.words == text[place.start : place.end]
        last = place.end


@pytest.mark.parametrize("text", ["市" * 5000, "杭州" * 2500, "区县市" * 1666, "浙江省杭州" * 1000, "某某某市" * 1250])
def test_hostile_input_is_read_in_linear_time(text: str) -> None:
    find_places("市")
    times = []
    for _ in range(5):
        start = time.process_time()
        find_places(text)
        times.append(time.process_time() - start)
    assert min(times) < 0.5  # a pattern that grows with the square takes seconds
