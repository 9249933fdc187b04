#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check a draw without BWV Scrutiny.

    python3 verify.py CERTIFICATE LIST [--earlier FILE ...] [--called-up ID ...]
                      [--sha256 HEX]

Recomputes everything from the list, the plan and the dice, and compares it with
the certificate. Needs nothing but Python 3.8. It shares no code with the program.
"""
import argparse
import datetime
import hashlib
import json
import re
import sys
import unicodedata

HEX = re.compile(r"[0-9a-f]{64}")
TAG = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
COLUMN = re.compile(r"[a-z][a-z0-9_]{0,31}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
MILLIBITS = {"d10": 3321, "d6": 2584, "chosen": 0, "text": 0}
MEMBERS = set("""assured_millibits cap_skipped committed_at counts format main plan
    plan_sha256 previous reserves result_sha256 seed seed_entered_at seed_sha256
    seed_string shares shortfall software start strata void_before weights""".split())
PLAN = set("after cap design filter format list reserves seed_rule tag title".split())
INVISIBLE = ({0xAD, 0x61C, 0xFEFF} | set(range(0x200B, 0x2010)) | set(range(0x202A, 0x202F))
             | set(range(0x2060, 0x2065)) | set(range(0x2066, 0x2070)))
SPACE = (set(range(0x9, 0xE)) | {0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}
         | set(range(0x2000, 0x200B)))


class Wrong(Exception):
    """Something that is not as it should be."""


def need(condition, why):
    if not condition:
        raise Wrong(why)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# --- reading -----------------------------------------------------------------

def once(pairs):
    need(len({name for name, _ in pairs}) == len(pairs), "a name stands twice")
    return dict(pairs)


def refuse(text):
    raise Wrong(f"{text} is not a whole number")


def read_json(data):
    return json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_float=refuse,
                      parse_constant=refuse)


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True,
                      separators=(",", ":")).encode("utf-8")


def plain(text):
    """Text rule N1."""
    text = "".join(c for c in text if ord(c) not in INVISIBLE)
    text = "".join(" " if ord(c) in SPACE else c for c in text)
    text = re.sub(" +", " ", text).strip(" ")
    need(not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in text), "control character")
    return unicodedata.normalize("NFC", text)


def read_list(data):
    text = data.decode("utf-8")
    need(text.endswith("\n"), "no line end at the end")
    lines = [line.split("\t") for line in text[:-1].split("\n")]
    header = lines.pop(0)
    need(header[:2] == ["list/1", "id"], "not a list")
    columns = header[2:]
    need(columns == sorted(set(columns)) and "id" not in columns, "columns")
    need(all(COLUMN.fullmatch(name) for name in columns), "column name")
    last = b""
    for cells in lines:
        need(len(cells) == len(columns) + 1, "number of cells")
        need(all(plain(cell) == cell for cell in cells), "not in plain form")
        key = cells[0].encode("utf-8")
        need(1 <= len(key) <= 64 and key > last, "ids empty, long, double or unsorted")
        last = key
    return columns, [dict(zip(["id"] + columns, cells)) for cells in lines]


# --- drawing -----------------------------------------------------------------

def digits_of(digest):
    return str(int.from_bytes(digest, "big")).zfill(64)[::-1]


def ticket(seed_hash, name):
    return "0." + digits_of(hashlib.sha256((seed_hash + name).encode("utf-8")).digest())


def is_eligible(record, filters):
    for rule in filters:
        cell = record[rule["col"]].encode("utf-8")
        if "in" in rule or "not_in" in rule:
            values = [v.encode("utf-8") for v in rule.get("in", rule.get("not_in"))]
            if (cell in values) != ("in" in rule):
                return False
        elif (not cell or cell < rule.get("from", "").encode("utf-8")
              or ("to" in rule and cell > rule["to"].encode("utf-8"))):
            return False
    return True


def share_out(seats, strata, minimum):
    """strata: {key: (weight, size)}; exact integers only."""
    quota = {key: 0 for key in strata}
    live = {key for key, (weight, size) in strata.items() if weight and size}
    need(sum(min(minimum, strata[k][1]) for k in live) <= seats, "minimums exceed n")
    for raising in (True, False):
        while True:
            total = sum(strata[k][0] for k in live)
            closing = {}
            for key in live:
                weight, size = strata[key]
                bound = min(minimum, size) if raising else size
                if seats * weight < bound * total if raising else seats * weight >= bound * total:
                    closing[key] = bound
            if not closing:
                break
            quota.update(closing)
            live -= set(closing)
            seats -= sum(closing.values())
    total = sum(strata[k][0] for k in live)
    order = sorted(live, key=lambda k: (-(seats * strata[k][0] % total), -strata[k][1], k))
    for key in order:
        quota[key] = seats * strata[key][0] // total
    left = seats - sum(quota[k] for k in live)
    for key in order[:left]:
        quota[key] += 1
    return quota, left if not order else 0


def quotas(design, sizes):
    count = sum(sizes.values())
    if design["method"] != "stratified":
        quota = {key: min(design["n"], size) for key, size in sizes.items()}
        return quota, design["n"] - min(design["n"], count)
    rule = design["allocation"]
    if rule == "custom":
        asked = {"\t".join(q["key"]).encode("utf-8"): q["n"] for q in design["quotas"]}
        quota = {key: min(asked.get(key, 0), size) for key, size in sizes.items()}
        return quota, sum(asked.values()) - sum(quota.values())
    factors = {"\t".join(f["key"]).encode("utf-8"): f["per_mille"]
               for f in design.get("factors", [])}
    weigh = {"proportional": lambda k: sizes[k], "equal": lambda k: 1,
             "oversample": lambda k: factors.get(k, 1000) * sizes[k]}[rule]
    return share_out(design["n"], {k: (weigh(k), sizes[k]) for k in sizes}, design.get("min", 0))


def reserve_number(rule, quota):
    if quota == 0:
        return 0
    return rule["count"] if "count" in rule else max(rule["min"], -(-rule["percent"] * quota // 100))


def draw(records, plan, seed_string, after_ids):
    """Everything that list, plan and seed settle, in the words of the certificate."""
    design, cap = plan["design"], plan["cap"]
    seed_hash = sha256(seed_string.encode("utf-8"))
    counts = {"list": len(records), "excluded": {}, "after": 0, "filtered_out": 0, "eligible": 0}
    eligible = []
    for record in records:
        code = record.get("excluded", "")
        if code:
            counts["excluded"][code] = counts["excluded"].get(code, 0) + 1
        elif record["id"] in after_ids:
            counts["after"] += 1
        elif not is_eligible(record, plan["filter"]):
            counts["filtered_out"] += 1
        else:
            eligible.append(record)
    counts["eligible"] = len(eligible)

    by = design["by"] if design["method"] == "stratified" else []
    key_of = {r["id"]: "\t".join(r[c] for c in by).encode("utf-8") for r in eligible}
    sizes = {}
    for key in key_of.values():
        sizes[key] = sizes.get(key, 0) + 1
    quota, shortfall = quotas(design, sizes)
    number = {key: i + 1 for i, key in enumerate(sorted(sizes))}
    wanted = {key: reserve_number(plan["reserves"], quota[key]) for key in sizes}

    tickets = {r["id"]: ticket(seed_hash, r["id"]) for r in eligible}
    order = sorted(eligible, key=lambda r: (tickets[r["id"]], r["id"].encode("utf-8")))
    busy, skipped, start = {}, [], None
    main, reserves = [], []

    def capped(record):
        who = record[cap["col"]] if cap else ""
        if who and busy.get(who, 0) >= cap["max"]:
            return True
        busy[who] = busy.get(who, 0) + 1
        return False

    if design["method"] == "systematic":
        ranked = sorted(eligible, key=lambda r: [r[c].encode("utf-8") for c in design["order_by"]]
                        + [r["id"].encode("utf-8")])
        size, take = len(ranked), min(design["n"], len(ranked))
        if size:
            start = int(sha256((seed_string + ",1").encode("utf-8")), 16) % size
        main = [ranked[(start + k * size) // take] for k in range(take)]
    else:
        filled = {key: 0 for key in sizes}
        for record in order:
            key = key_of[record["id"]]
            if len(main) == sum(quota.values()):
                break
            if filled[key] >= quota[key]:
                continue
            if capped(record):
                skipped.append(record["id"])
                continue
            filled[key] += 1
            main.append(record)
    chosen = {r["id"] for r in main}
    stood = {key: 0 for key in sizes}
    for record in order:
        key = key_of[record["id"]]
        if record["id"] in chosen or stood[key] >= wanted[key] or capped(record):
            continue
        stood[key] += 1
        reserves.append((number[key], stood[key], record["id"]))

    def row(rank, name):
        return {"rank": rank, "id": name, "stratum": number[key_of[name]], "ticket": tickets[name]}

    main = [row(i + 1, r["id"]) for i, r in enumerate(main)]
    reserves = [row(rank, name) for _, rank, name in sorted(reserves)]
    lines = [f"{mark}\t{r['rank']}\t{r['stratum']}\t{r['id']}\n"
             for mark, rows in (("M", main), ("R", reserves)) for r in rows]
    many = {}
    for record in eligible:
        who = record[cap["col"]] if cap else ""
        many[who] = many.get(who, 0) + 1
    many.pop("", None)
    exact = not any(count > cap["max"] for count in many.values())
    strata = [{"index": number[key], "key": key.decode("utf-8").split("\t") if by else [],
               "N": sizes[key], "quota": quota[key],
               "main": sum(r["stratum"] == number[key] for r in main),
               "reserves": stood[key]} for key in sorted(sizes)]
    return {"counts": counts, "strata": strata, "shortfall": shortfall, "main": main,
            "reserves": reserves, "cap_skipped": skipped, "start": start,
            "weights": "exact" if exact else "cap-approx",
            "result_sha256": sha256("".join(lines).encode("utf-8"))}


# --- checking ----------------------------------------------------------------

def is_instant(text):
    if not INSTANT.fullmatch(text):
        return False
    datetime.datetime(*map(int, re.findall(r"\d+", text)))  # ValueError: no such moment
    return True


def check_shape(cert):
    need(set(cert) == MEMBERS and cert["format"] == "draw-certificate/1", "not a certificate")
    for name in ("plan_sha256", "seed_sha256", "result_sha256"):
        need(HEX.fullmatch(cert[name]), name)
    need(cert["previous"] == "" or HEX.fullmatch(cert["previous"]), "previous")
    need(all(HEX.fullmatch(h) for h in cert["void_before"]), "void_before")
    need(is_instant(cert["committed_at"]) and is_instant(cert["seed_entered_at"])
         and cert["committed_at"] <= cert["seed_entered_at"], "times")
    need(set(cert["software"]) == {"name", "version"}
         and all(isinstance(v, str) for v in cert["software"].values()), "software")
    plan = cert["plan"]
    need(set(plan) == PLAN and plan["format"] == "draw-plan/1", "plan")
    need(all(TAG.fullmatch(tag) for tag in [plan["tag"]] + plan["after"]), "tag")
    need(plan["design"]["method"] in ("simple", "systematic", "stratified"), "method")


def seed_of(cert):
    """The seed string, if the shares keep the rule."""
    rule, millibits = cert["plan"]["seed_rule"], 0
    need(rule["min_shares"] >= 2 and rule["min_symbols"] >= 20, "seed rule")
    for seat, share in enumerate(cert["shares"], 1):
        digits = share["digits"]
        need(set(share) == {"seat", "method", "digits"} and share["seat"] == seat, "seat")
        need(re.fullmatch("[0-9]{6,40}", digits), "digits")
        need(share["method"] != "d6" or re.fullmatch("[1-6]+", digits), "six-sided")
        need(share["method"] != "text" or len(digits) == 20, "phrase")
        millibits += MILLIBITS[share["method"]] * len(digits)
    shares = [s["digits"] for s in cert["shares"]]
    need(len(shares) >= rule["min_shares"], "too few shares")
    need(sum(map(len, shares)) >= rule["min_symbols"], "too few digits")
    need(millibits == cert["assured_millibits"], "assured_millibits")
    return "-".join(shares), "-".join(shares) + "/" + cert["plan"]["tag"]


def pick(rows, *names):
    return [[row[name] for name in names] for row in rows]


def check_marks(records, earlier, called_up):
    """drawn_before marks exactly what earlier meetings took."""
    listed = {r["id"] for r in records}
    marked = {r["id"] for r in records if r.get("excluded") == "drawn_before"}
    may = set(called_up or ())
    for old in earlier:
        must = {r["id"] for r in old["main"]} & listed
        if not must <= marked:
            return False
        may |= must
        over = set()
        for row in old["reserves"]:
            name, stratum = row["id"], row["stratum"]
            if name not in listed:
                continue
            if called_up is None:
                if name in marked and stratum in over:
                    return False
                if name not in marked:
                    over.add(stratum)
            elif (name in marked) != (name in called_up):
                return False
            may.add(name)
    return marked <= may


def verify(certificate, list_bytes, earlier=(), called_up=None, printed=None):
    """The named checks, each True or False."""
    names = """list_form list_hash plan_hash shares seed_string eligible_counts strata quotas
        tickets main_order reserves cap result_hash canonical_form""".split()
    checks = dict.fromkeys(names, False)
    old, problems = [], (Wrong, ValueError, KeyError, TypeError, AttributeError, IndexError,
                         ZeroDivisionError, RecursionError)
    try:
        cert = read_json(certificate)
        check_shape(cert)
        plan = cert["plan"]
        old = [read_json(data) for data in earlier]
        for one in old:
            check_shape(one)
        checks["plan_hash"] = sha256(canonical(plan)) == cert["plan_sha256"]
    except problems:
        return checks
    columns = records = seed_string = want = None
    try:
        columns, records = read_list(list_bytes)
        checks["list_form"] = True
        checks["list_hash"] = plan["list"] == {
            "columns": columns, "records": len(records), "sha256": sha256(list_bytes)}
    except problems:
        pass
    try:
        seed, seed_string = seed_of(cert)
        checks["shares"] = True
        seed_hash = sha256(seed_string.encode("utf-8"))
        checks["seed_string"] = (cert["seed"], cert["seed_string"], cert["seed_sha256"]) == (
            seed, seed_string, seed_hash)
        checks["tickets"] = all(ticket(seed_hash, row["id"]) == row["ticket"]
                                for row in cert["main"] + cert["reserves"])
    except problems:
        pass
    before = [c for c in old if c["plan"]["tag"] not in plan["after"]]
    same = [c for c in old if c["plan"]["tag"] in plan["after"] and c["seed"] == cert["seed"]]
    has_after = sorted(c["plan"]["tag"] for c in same) == sorted(plan["after"])
    try:
        need(checks["list_hash"] and seed_string and has_after, "nothing to recompute from")
        after_ids = {row["id"] for c in same for row in c["main"] + c["reserves"]}
        want = draw(records, plan, seed_string, after_ids)
        order = ("rank", "id", "stratum")
        checks["eligible_counts"] = cert["counts"] == want["counts"]
        for name, fields in (("strata", ("index", "key", "N")),
                             ("quotas", ("index", "quota", "main", "reserves"))):
            checks[name] = pick(cert["strata"], *fields) == pick(want["strata"], *fields)
        checks["quotas"] &= cert["shortfall"] == want["shortfall"]
        checks["main_order"] = (pick(cert["main"], *order) == pick(want["main"], *order)
                                and cert["start"] == want["start"])
        checks["reserves"] = pick(cert["reserves"], *order) == pick(want["reserves"], *order)
        checks["cap"] = all(cert[name] == want[name] for name in ("cap_skipped", "weights"))
        checks["result_hash"] = cert["result_sha256"] == want["result_sha256"]
        checks["canonical_form"] = canonical(cert) == certificate == canonical({**cert, **want})
    except problems:
        pass
    if printed is not None:
        checks["certificate_hash"] = sha256(certificate) == printed
    if before:
        checks["drawn_before"] = records is not None and check_marks(records, before, called_up)
    if old or plan["after"]:
        checks["after"] = has_after
    if old:
        checks["previous"] = cert["previous"] in [sha256(data) for data in earlier]
    return checks


def main():
    parser = argparse.ArgumentParser(description="Check a draw from its certificate and list.")
    parser.add_argument("certificate")
    parser.add_argument("list")
    parser.add_argument("--earlier", nargs="*", default=[], help="earlier certificates")
    parser.add_argument("--called-up", nargs="*", help="ids of reserves that were called up")
    parser.add_argument("--sha256", help="hash of the certificate as printed")
    given = parser.parse_args()
    files = []
    for path in [given.certificate, given.list] + given.earlier:
        try:
            with open(path, "rb") as file:
                files.append(file.read())
        except OSError as error:
            print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
            return 2
    checks = verify(files[0], files[1], files[2:], given.called_up, given.sha256)
    for name, holds in checks.items():
        print(f"{'yes' if holds else 'NO ':3}  {name}")
    print("\nThe draw holds." if all(checks.values()) else "\nThe draw does NOT hold.")
    print("No program can know whether the commitment was seen before the dice (ask for the\n"
          "minutes) and whether the list is complete (compare its totals).")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
