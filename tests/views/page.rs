//! The sheet of a schedule as the program makes it, of a spec to which a view was put.

use hongtou::agenda::Agenda;
use hongtou::doc::{Block, Document, Meta, Sheet, Table};
use hongtou::layout::arrange;
use hongtou::markdown::{self, NoPictures};
use hongtou::profile::Profile;
use hongtou::render::Renderer;
use hongtou::spec::Loaded;
use hongtou::templates::Templates;
use hongtou::{docx, html, timeline};
use tera::Context;

/// The schedule by the template that is in the program.
pub fn schedule(loaded: &Loaded) -> Sheet {
    let templates = Templates::built_in();
    let renderer = Renderer::new(&templates);
    let own = super::campaign::schedule(loaded);
    let mut context = Context::new();
    context.insert("schedule", loaded.data.get("schedule").unwrap());
    let heads: Vec<String> = own.columns().into_iter().map(|(_, title)| title).collect();
    context.insert("columns", &heads);
    context.insert("rows", &own.rows());
    let rendered = renderer.body("campaign/schedule.md", &context).unwrap();
    let profile = Profile::gbt9704();
    let (body, faults) = markdown::read(&rendered.text, &profile.numbering, &NoPictures);
    assert!(faults.is_empty(), "{faults:?}");
    let mut sheet = Sheet {
        id: "attachment-1".to_owned(),
        attachment_label: Some("附件".to_owned()),
        title: vec![own.title.replace('|', "")],
        body,
        ..Sheet::default()
    };
    if let Some(agenda) = Agenda::new(loaded) {
        sheet.drawings = timeline::drawings(&agenda, &profile);
    }
    arrange(&mut sheet, &profile);
    sheet
}

/// Its table.
pub fn table(sheet: &Sheet) -> &Table {
    let mut tables = sheet.body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next_back().unwrap()
}

fn document(sheet: &Sheet) -> Document {
    let meta = Meta { title: sheet.title.concat(), ..Meta::default() };
    Document { name: "schedule".to_owned(), meta, sheets: vec![sheet.clone()] }
}

/// Its DOCX.
pub fn docx(sheet: &Sheet) -> Vec<u8> {
    docx::write(&document(sheet), &Profile::gbt9704()).unwrap()
}

/// Its HTML: the style sheet and the body.
pub fn html(sheet: &Sheet) -> html::Parts {
    html::write(&document(sheet), &Profile::gbt9704())
}
