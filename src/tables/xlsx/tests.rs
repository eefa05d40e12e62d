use super::*;
use crate::doc::plain;

fn dump(table: &Table) -> Vec<String> {
    let cell = |slot: &Slot| match slot {
        Slot::Cell(text) => plain(text).replace('\n', "/"),
        Slot::Above => "^".to_owned(),
        Slot::Left => "<".to_owned(),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn the_first_sheet_that_is_shown_becomes_a_table() {
    let table = read(include_bytes!("shapes.xlsx")).unwrap();
    let wanted = [
        "表题|<|<",
        "名称|数值|日期",
        "甲/乙|12|2024年3月",
        "^|38.5%|2024年3月18日14:29",
        "合计|<|12:00",
    ];
    assert_eq!(dump(&table), wanted);
    // The title over all columns does not stand for their heads.
    assert_eq!(table.header_rows, 2);
    assert!(table.row_groups);
}

#[test]
fn hours_go_on_past_a_day() {
    let hours = |days: f64| {
        let kind = calamine::ExcelDateTimeType::TimeDelta;
        shown(&Data::DateTime(calamine::ExcelDateTime::new(days, kind, false)), "[h]:mm").unwrap()
    };
    assert_eq!([hours(1.5), hours(0.25), hours(-0.5)], ["36:00", "6:00", "-12:00"]);
}

#[test]
fn formulas_that_fail_are_named_by_their_cells() {
    let faults = read(include_bytes!("errors.xlsx")).unwrap_err();
    let said: Vec<_> = faults.iter().map(|fault| (fault.code, fault.args.clone())).collect();
    let args = |cell: &str, found: &str| vec![("cell", cell.into()), ("found", found.into())];
    assert_eq!(
        said,
        [(Code::TableFormula, args("A2", "#DIV/0!")), (Code::TableFormula, args("B3", "#N/A"))]
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let code = |bytes: &[u8]| read(bytes).unwrap_err().first().map(|fault| fault.code);
    assert_eq!(code(include_bytes!("empty.xlsx")), Some(Code::EmptyTable));
    assert_eq!(code(b"a,b"), Some(Code::TableBroken));
    assert_eq!(code(&[COMPOUND, &[0; 600]].concat()), Some(Code::TableBroken));
    let whole = include_bytes!("shapes.xlsx");
    assert_eq!(code(&whole[..whole.len() / 2]), Some(Code::TableBroken));
}

#[test]
fn a_cell_has_the_name_that_people_use() {
    assert_eq!(address((0, 0)), "A1");
    for at in [(0, 0), (9, 25), (0, 26), (1_048_575, 16_383)] {
        assert_eq!(cell_at(&address(at)), Some(at));
    }
    assert_eq!([cell_at("A"), cell_at("7"), cell_at("A0")], [None; 3]);
    assert_eq!(address((9, 25)), "Z10");
    assert_eq!(address((0, 26)), "AA1");
    assert_eq!(address((1_048_575, 16_383)), "XFD1048576");
}
