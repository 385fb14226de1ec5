"""The region matrix: every cell is spoken for, every quote is real, silence is not absence, words say what differs."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from assistant.matrix import Cell, Matrix, Passage, Row, UnknownTopic, region_matrix
from assistant.matrix_text import as_csv, lines
from corpus.load import load_corpus
from corpus.numbers import strange_numbers
from corpus.topics import load_topics

CORPUS = load_corpus()
TODAY = date(2026, 11, 22)
WHOLE = region_matrix(CORPUS, TODAY)
FIVE = ["fy", "my", "jd", "wz", "sz"]


def row(topic: str, *regions: str, on: date = TODAY) -> Row:
    return region_matrix(CORPUS, on, [topic], regions or FIVE).rows[0]


def values(one: Cell) -> list[str]:
    return [figure.says for figure in one.figures]


def test_every_topic_meets_every_region_in_one_cell() -> None:
    assert len(WHOLE.rows) == len(load_topics()) == 69
    assert [len(each.cells) for each in WHOLE.rows] == [5] * 69
    assert {cell.state for each in WHOLE.rows for cell in each.cells} == {"says", "silent"}


def test_every_cell_has_words_and_a_rule_has_its_clause_and_quote() -> None:
    for each in WHOLE.rows:
        for cell in each.cells:
            assert cell.says
            passages: list[Cell | Passage] = [cell, *cell.more, *cell.figures]
            for passage in passages:
                if cell.state == "says" or passage.clause:
                    clause = CORPUS.clause(str(passage.clause))
                    assert clause.document == cell.document and passage.label == clause.label
                    assert passage.quote == "" or passage.quote in clause.text
                    assert passage.start is not None and passage.end is not None


def test_a_quote_points_at_its_own_words_in_the_source() -> None:
    cell = row("assistance_cap").cells[0]
    source = CORPUS.documents["fuyang-2022-21"].source
    assert cell.start is not None
    assert "".join(source[cell.start : cell.end].split()) == "".join(cell.quote.split())


def test_silence_is_not_absence() -> None:
    states = {cell.region: (cell.state, cell.state_label) for cell in row("deposit", *FIVE, "重庆", "杭州市").cells}
    assert states["mianyang"] == ("says", "有规定")
    assert states["fuyang"] == ("silent", "无规定")
    assert states["重庆"] == states["杭州市"] == ("not_held", "未收录")
    told = row("deposit", "my", "fy", "重庆").differs
    assert told == ["1 地有规定。", "无规定：杭州市富阳区。", "未收录：重庆。"]


def test_a_region_is_known_by_its_id_short_name_name_and_any_place_in_it() -> None:
    for name in ("mianyang", "my", "绵阳市", "江油", "mianyang-2022-6"):
        assert [column.region for column in region_matrix(CORPUS, TODAY, ["deposit"], [name]).regions] == ["mianyang"]
    assert len(region_matrix(CORPUS, TODAY, ["deposit"], ["my", "绵阳", "江油"]).regions) == 1


@pytest.mark.parametrize(
    ("topic", "region", "expected"),
    [
        ("assistance_ratio", "fy", "救助比例（低保对象、一、二级残疾人）：80%"),
        ("assistance_ratio", "my", "救助比例（低保对象）：不低于70%"),
        ("assistance_ratio", "wz", "救助比例（特困人员）：全额"),
        ("assistance_cap", "fy", "年度限额（低保对象、一、二级残疾人、低保边缘家庭成员）：150,000元"),
        ("assistance_cap", "fy", "年度限额（特困人员）：不设限额"),
        ("outpatient", "fy", "普通门诊限额（低保对象、一、二级残疾人、低保边缘家庭成员）：20,000元"),
        ("assistance_deductible", "my", "起付线（防止返贫监测对象）：不高于上一年度居民人均可支配收入的5%"),
        ("serious_illness", "my", "支付比例（其他参保人）：60%"),
        ("serious_illness_tilt", "my", "支付比例（特困人员、低保对象、孤儿）：65%（60%，提高5个百分点）"),
        (
            "serious_illness_tilt",
            "my",
            "起付线（特困人员、低保对象、孤儿）：上一年度居民人均可支配收入的25%（50%，再降低50%）",
        ),
        ("burden_cap", "jd", "负担封顶标准（低保对象）：30,000元（按家庭、上一年度合计）"),
        ("negative_list", "jd", "不计入：其他药品个人承担，年度总费用300,000元以上的部分"),
        ("lookback", "fy", "追溯：认定前6个月"),
        ("fund_share", "jd", "财政资金补助占比：不超过基金总额的1/3（原文用语：原则上）"),
        ("monitoring_aided", "fy", "标准线：不低于5,000元（按享受各类待遇后年度政策范围内个人负担）"),
        ("monitoring_aided", "jd", "标准线：不低于20,000元（按年度个人医疗费用现金支付）"),
        (
            "monitoring_others",
            "fy",
            "标准线（职工医保在职）：超过上年度城镇居民人均可支配收入的60%（按个人承担的医疗费用）",
        ),
        ("deadline", "jd", "符合条件尚未享受：次日起7个工作日"),
        ("premium_timing", "wz", "新认定且当年未参保：次月"),
        ("fund_benefit", "sz", "暖心无忧基金补助：没有定数（因病致贫返贫防范长效机制跨部门专班会议）"),
        ("commercial_supplement", "sz", "越惠保投保人员平均年龄：不超过50岁"),
        ("monitoring_groups", "sz", "对象：嵊州市级及以上农业劳动模范，且年满60周岁，且无固定收入"),
        ("rare_disease", "wz", "对象：戈谢病、苯丙酮尿症（药物）、渐冻症"),
        ("fund_management", "sz", "当年募集的社会资金：不低于1,000,000元（每年）"),
    ],
)
def test_a_value_stands_as_the_text_has_it(topic: str, region: str, expected: str) -> None:
    assert expected in values(row(topic, region).cells[0])


def test_an_indicator_lists_each_year_and_each_place_of_the_text() -> None:
    told = "；".join(values(row("indicators", "sz").cells[0]))
    assert "2023年超过82%（附件1）、2024年超过83%（附件1）、2025年不低于85%（附件1）" in told
    assert "2023年不低于82%（正文）、2023年不低于80%（附件2）" in told


def test_a_sum_whose_days_are_over_says_until_when() -> None:
    told = "负担封顶标准（特困人员、低保对象、低保边缘家庭成员、一、二级残疾人）：50,000元（原文用语：暂按）"
    assert f"{told}（只管到2023-12-31）" in values(row("burden_cap", "fy").cells[0])
    assert told in values(row("burden_cap", "fy", on=date(2023, 6, 1)).cells[0])
    assert row("burden_cap", "my", on=date(2022, 12, 1)).cells[0].document_status == "not_yet"
    assert row("burden_cap", "my", on=date(2028, 1, 1)).cells[0].document_status == "expired"


def test_what_is_silent_shows_no_figure_and_what_sets_no_number_says_so() -> None:
    assert all(not cell.figures for each in WHOLE.rows for cell in each.cells if cell.state != "says")
    cell = row("premium_aid", "wz").cells[0]
    assert [figure.unset for figure in cell.figures] == [True]
    assert "有规定但没有定数：杭州市富阳区、温州市、嵊州市。" in row("premium_aid").differs


def test_every_number_of_a_figure_stands_in_its_quote_or_is_worked_out_in_sight() -> None:
    for each in WHOLE.rows:
        for figure in (figure for cell in each.cells for figure in cell.figures):
            worked_out = "再降低" in figure.value or "提高" in figure.value or "只管到" in figure.value
            held = CORPUS.clause(figure.clause).text
            years = [n for n in strange_numbers(figure.value, held) if not 2022 <= n.value <= 2026]
            assert worked_out or years == [] or "、" in figure.value, (figure.says, years)


def test_differences_are_said_in_words() -> None:
    told = row("assistance_ratio").differs
    assert "救助比例（特困人员）相同：杭州市富阳区 全额；绵阳市 全额；温州市 全额。" in told
    assert "救助比例（低保对象）不同：杭州市富阳区 80%；绵阳市 不低于70%；温州市 不低于70%。" in told
    assert "救助比例（因病致贫重病患者）不同：杭州市富阳区 没有列这类人；绵阳市 50%；温州市 不低于50%。" in told
    assert "救助比例，只有绵阳市列了：孤儿 全额；防止返贫监测对象 65%。" in told


def test_a_line_for_all_the_insured_is_compared_with_lines_for_some() -> None:
    told = " ".join(row("monitoring_others").differs)
    assert "标准线（职工医保退休）不同：" in told
    assert "绵阳市 超过上一年度居民人均可支配收入的50%" in told.split("标准线（城乡居民医保）")[1]


def test_one_region_has_nothing_to_differ_from() -> None:
    assert row("assistance_ratio", "fy").differs == ["1 地有规定。"]
    assert row("deposit", "fy").differs == ["收录的文件都没有规定。"]
    assert row("deposit", "重庆").differs == ["未收录：重庆。"]


def test_topics_are_found_by_id_label_group_and_words() -> None:
    def ids(*topics: str) -> list[str]:
        return [each.topic for each in region_matrix(CORPUS, TODAY, topics, ["my"]).rows]

    assert ids("deposit") == ids("住院押金与先诊疗后付费") == ids("押金") == ["deposit"]
    assert ids("监测") == ["monitoring_aided", "monitoring_others", "monitoring_groups", "outreach", "data_sharing"]
    assert ids("押金", "deposit", "年度限额") == ["deposit", "assistance_cap"]
    with pytest.raises(UnknownTopic, match="房价"):
        ids("房价")
    with pytest.raises(UnknownTopic):
        ids("")


def test_the_lines_name_state_words_figures_and_clause() -> None:
    told = "\n".join(lines(region_matrix(CORPUS, TODAY, ["assistance_cap"], ["fy", "jd", "重庆"])))
    assert told.startswith("【医疗救助年度限额】待遇　assistance_cap\n  1 地有规定。\n")
    assert "■ 杭州市富阳区（有规定）除特困外，一年最多救助15万元" in told
    assert "      年度限额（特困人员）：不设限额〔富政办〔2022〕21号 第二部分第3项〕" in told
    assert "■ 建德市（无规定）本文件没有写医疗救助年度限额" in told
    assert "■ 重庆（未收录）没有收录这个地区的文件，不知道有没有规定。" in told


def read_csv(matrix: Matrix) -> list[dict[str, str]]:
    text = as_csv(matrix)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_csv_has_one_line_a_cell_with_value_clause_and_difference() -> None:
    rows = read_csv(WHOLE)
    assert len(rows) == 345
    cap = next(r for r in rows if r["主题"] == "医疗救助年度限额" and r["地区"] == "温州市")
    assert cap["有无规定"] == "有规定" and "80,000元" in cap["数值"] and cap["条款编号"] == "wz.3.5"
    assert "年度限额（特困人员）不同" in cap["各地差别"]


def test_a_name_that_a_spreadsheet_would_run_is_only_text() -> None:
    rows = read_csv(region_matrix(CORPUS, TODAY, ["deposit"], ['=HYPERLINK("http://x")', "+1", "@a", "-a"]))
    assert [r["地区"][:2] for r in rows] == ["'=", "'+", "'@", "'-"]
