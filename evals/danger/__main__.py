"""How many in danger are heard, and how many others are taken for it: ``python -m evals.danger`` measures the half that
nothing was learned from; ``--half dev`` the other."""

from __future__ import annotations

import argparse

from assistant.danger import Kind, Meaning, danger
from assistant.normalise import normalise
from evals.danger.told import told
from evals.stats import share_of
from index.encoder import Encoder, EncoderUnavailable, choose_encoder
from index.matching import readable, shortened
from index.search import LONGEST

HELP_ONLY = ("emergency", "crisis")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=["dev", "held"], default="held")
    half = options.parse_args().half
    try:
        encoder: Encoder | None = choose_encoder()
    except EncoderUnavailable as reason:
        print(reason)
        encoder = None
    told_and_heard = [(one.kind, heard_in(one.text, encoder)) for one in told(half)]
    for kind, label in (("emergency", "急症"), ("crisis", "轻生"), ("ordinary", "没有危险")):
        said = [heard for one, heard in told_and_heard if one == kind]
        only, named = share_of([one in HELP_ONLY for one in said]), share_of([bool(one) for one in said])
        print(f"{label}：只给求助电话 {only}；至少先提醒 {named}")


def heard_in(text: str, encoder: Encoder | None) -> Kind:
    plain = normalise(text).text
    if encoder is None:
        return danger(plain)
    vector = encoder.encode_queries([shortened(readable(plain), LONGEST)])[0]
    return danger(plain, Meaning(encoder.name, vector))


if __name__ == "__main__":
    main()
