"""What the look-up promises: a clause by its words, its label or its id, and the source page with the quote marked."""

from __future__ import annotations

import html
import re
from typing import Any


def test_words_find_clauses_with_their_official_label(client: Any) -> None:
    found = client.get("/api/clauses", params={"q": "先诊疗后付费"}).json()["clauses"]
    assert found[0]["id"] == "my.2.8"
    assert found[0]["label"].startswith("绵办规〔2022〕6号 ")


def test_a_label_typed_without_brackets_finds_its_clause_first(client: Any) -> None:
    found = client.get("/api/clauses", params={"q": "富政办2022 21号第二部分第3项"}).json()["clauses"]
    assert (found[0]["id"], found[0]["via"]) == ("fy.2.3", "label")


def test_while_somebody_types_the_search_is_by_words_only(make_client: Any, fake_house: Any) -> None:
    asked = []
    assistant = fake_house.FakeAssistant()
    searcher = assistant.know.searcher
    searcher.words_only = lambda: asked.append("words") or searcher
    with make_client(assistant) as client:
        for typing in ("true", "false"):
            found = client.get("/api/clauses", params={"q": "先诊疗后付费", "typing": typing}).json()["clauses"]
            assert found[0]["id"] == "my.2.8"
    assert asked == ["words"]


def test_the_region_narrows_and_an_unknown_region_is_refused(client: Any) -> None:
    found = client.get("/api/clauses", params={"q": "医疗救助", "region": "jiande"}).json()["clauses"]
    assert found and {clause["region"] for clause in found} == {"jiande"}
    refused = client.get("/api/clauses", params={"q": "医疗救助", "region": "chongqing"})
    assert refused.status_code == 422 and "mianyang" in refused.json()["error"]["what_to_do"]


def test_a_clause_comes_whole_with_its_neighbours_and_its_document(client: Any) -> None:
    clause = client.get("/api/clauses/fy.2.3").json()
    assert clause["label"] == "富政办〔2022〕21号 第二部分第3项"
    assert clause["document"]["number"] == "富政办〔2022〕21号"
    assert clause["previous"]["id"] == "fy.2.2" and clause["next"]["id"] == "fy.2.4"
    assert "".join(s["text"] for s in clause["sentences"]) == clause["text"]


def test_an_unknown_clause_is_explained(client: Any) -> None:
    error = client.get("/api/clauses/xx.9.9").json()["error"]
    assert error["code"] == "clause_not_found" and "xx.9.9" in error["message"]


def test_the_draft_says_it_is_a_draft(client: Any) -> None:
    documents = {document["id"]: document for document in client.get("/api/documents").json()}
    assert documents["shengzhou-draft-2022-2025"]["status_label"] == "征求意见稿，未生效"


def test_the_source_page_marks_exactly_the_quoted_words(client: Any) -> None:
    citation = client.post("/api/ask", json={"text": "富阳低边"}).json()["citations"][0]
    page = client.get(f"/documents/{citation['document']}?start={citation['start']}&end={citation['end']}").text
    marked = re.findall(r"<mark>(.*?)</mark>", page, re.DOTALL)
    assert [html.unescape(re.sub(r"<[^>]+>", "", words)) for words in marked] == [citation["quote"]]
    section = page.split(f'<section id="{citation["clause"]}"')[1].split("</section>")[0]
    assert "<mark>" in section


def test_the_source_page_shows_every_character_of_the_source(client: Any) -> None:
    from corpus.load import load_corpus

    for document in load_corpus().documents.values():
        page = client.get(f"/documents/{document.id}?start=5&end=900").text
        article = page.split('class="source">')[1].split("</article>")[0]
        shown = re.sub(r'<span class="clause-label">.*?</span>', "", article)
        plain = html.unescape(re.sub(r"<[^>]+>", "", shown))
        assert "".join(plain.split()) == "".join(document.source.split())


def test_a_span_outside_the_document_marks_nothing_and_breaks_nothing(client: Any) -> None:
    for query in ("start=999999&end=1000000", "start=9&end=3", "start=5"):
        page = client.get(f"/documents/mianyang-2022-6?{query}")
        assert page.status_code == 200 and "<mark>" not in page.text
    assert client.get("/documents/mianyang-2022-6?start=x").status_code == 422
    assert client.get("/documents/nowhere").status_code == 404
