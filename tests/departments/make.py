#!/usr/bin/env python3
"""Writes the workbooks and the GB18030 file of this directory, as an office would have them.

    python3 -m venv venv && venv/bin/pip install openpyxl==3.1.5 msoffcrypto-tool==6.1.0
    venv/bin/python tests/departments/make.py

What it writes is committed; run it only to change one.
"""

import datetime
import io
import pathlib
import re
import zipfile

import msoffcrypto.format.ooxml
import openpyxl

HERE = pathlib.Path(__file__).parent
LISTS = HERE / "lists"
BROKEN = HERE / "broken"


def book(rows, merges=(), title="科室"):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    return made


def save(made, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)


def contacts():
    """A title over all columns, a header of two rows, groups merged down, titles in between."""
    made = book(
        [
            ["某某医院各科室通讯录"],
            ["更新日期：", datetime.date(2024, 3, 8)],
            ["序号", "*单位\n名称", "别名", "所属", "联系方式", None, "份数", "启用日期", "分机"],
            [None, None, None, None, "手 机", "电子邮箱", None, None, None],
            ["一、机关"],
            [1, "医务科", "医务部、医务处", "职能科室", 13800138000, "yw@example.org", 3, datetime.date(2024, 1, 5), "=8000+1"],
            [2, "护理部", None, None, 13900139000, None, 2, None, "=8000+2"],
            [],
            [3, "院办", None, None, None, None, 1, None, None],
            ["二、临床"],
            [4, "内科", "大内科", "临床科室", None, None, None, None, None],
        ],
        ["A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4", "I3:I4",
         "A5:I5", "D6:D9", "A10:I10"],
    )
    sheet = made.active
    sheet["B2"].number_format = "yyyy-mm-dd"
    sheet["H6"].number_format = "yyyy\"年\"m\"月\"d\"日\""
    for cell in ("A6", "A7", "A9", "A11"):
        sheet[cell].number_format = "000"
    hidden = made.create_sheet("说明", 0)
    hidden.sheet_state = "hidden"
    hidden.append(["名称"])
    hidden.append(["不要读这一张"])
    made.create_sheet("支部").append(["名称", "简称"])
    made["支部"].append(["第一党支部", "一支部"])
    made.active = 1
    save(made, LISTS / "通讯录.xlsx")
    calculated(LISTS / "通讯录.xlsx", {"8000+1": 8001, "8000+2": 8002})


def calculated(path, values):
    """Gives formulas the values that Excel keeps beside them."""
    with zipfile.ZipFile(path) as old:
        parts = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info, data in parts:
            for formula, value in values.items():
                pattern = re.escape(f"<f>{formula}</f>").encode() + rb"<v ?/?>(</v>)?"
                data = re.sub(pattern, f"<f>{formula}</f><v>{value}</v>".encode(), data)
            new.writestr(info, data)


def encrypted(path):
    plain = io.BytesIO()
    book([["名称"], ["医务科"]]).save(plain)
    plain.seek(0)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("红头", out)


def deep():
    """A header below ten rows of notes."""
    notes = [["某某医院各科室通讯录"], *([f"说明{n}", "由办公室负责"] for n in range(1, 11)), []]
    rows = [*notes, ["序号", "名称", "电话"], [1, "医务科", "1"]]
    save(book(rows, ["A1:C1"]), BROKEN / "header-far/通讯录.xlsx")


def merged():
    """A department of three rows, each a person's, and one of two."""
    rows = [["序号", "名称", "联系人"], [1, "医务科", "张三"], [2, None, "李四"], [3, None, "王五"]]
    rows += [[4, "护理部", "赵六"], [5, "内科", "钱七"], [6, None, "孙八"]]
    save(book(rows, ["B2:B4", "B6:B7"]), BROKEN / "merged-name/通讯录.xlsx")


def main():
    LISTS.mkdir(exist_ok=True)
    contacts()
    text = "各科室通讯录,,,\r\n,,,\r\n单位（全称）,主送机关,所属,联系人\r\n医务科,\"医务科、\n护理部\",职能科室,张三\r\n,,,\r\n内科,,临床科室,李四\r\n"
    (LISTS / "通讯录-gb18030.csv").write_bytes(text.encode("gb18030"))
    (LISTS / "通讯录-bom.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    encrypted(BROKEN / "password/通讯录.xlsx")
    save(book([["名称", "分机"], ["医务科", "=8000+1"]]), BROKEN / "formula/通讯录.xlsx")
    save(
        book(
            [
                ["各科室通讯录"],
                ["名称", "视图", "份数", "份号", "文件", "备注", "备注", None],
                ["医务科", "仅本部门", "三份", "000101-000103", "通知", None, None, None],
                [None, "全部", None, None, None, "没有名称", None, None],
                ["护理部", "只看自己", 2, "000103-000101", "通报", None, None, "旁注"],
                ["医务科", None, 2, "000104", None, None, None, None],
                ["内科", None, 2, "000102", None, "手\u200b机", None, None],
            ],
            ["A1:H1"],
        ),
        BROKEN / "rows/通讯录.xlsx",
    )
    far = book([["名称", "分机"], ["医务科", None]])
    far.active["B2"] = "=1+1"
    far.active["XFD1048576"] = "=1+1"
    save(far, BROKEN / "far/通讯录.xlsx")
    save(book([["部门", "电话"], ["医务科", "1"]]), BROKEN / "no-name/通讯录.xlsx")
    save(book([["单位名称", "电话"], ["医务科", "1"]]), BROKEN / "columns/通讯录.xlsx")
    save(book([["名称"], ["医务科"]]), BROKEN / "sheet/通讯录.xlsx")
    deep()
    merged()


main()
