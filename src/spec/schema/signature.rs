//! 署名: how a document is signed (7.3.5).

use super::{Kind, Table, field};

/// How it is signed.
pub static SIGNATURE_FORMS: &[(&str, &str)] =
    &[("unsealed", "不加盖印章"), ("sealed", "加盖印章"), ("stamped", "加盖签名章")];

pub(super) static SIGNATURE: Table = Table {
    fields: &[
        field(
            "form",
            "形式",
            Kind::Choice(SIGNATURE_FORMS),
            "sealed",
            (
                "unsealed（不加盖印章）、sealed（加盖印章）或 stamped（加盖签名章）；写了印章或印章直径的默认加盖印章，写了签名人的默认加盖签名章，否则不加盖",
                "unsealed, sealed or stamped; by default sealed where there are seals or their width, stamped where there is a signer, and unsealed otherwise",
            ),
        ),
        field(
            "seals",
            "印章",
            Kind::List(&Kind::Text),
            "[seal.png]",
            (
                "印章图片，透明背景的 PNG，与活动文件放在一起；每个发文机关一枚，按发文机关的顺序。加盖印章而不写图片的，留出用印的位置",
                "the seals' pictures, PNG with transparency, beside the spec; one an issuer, in their order. A sealed document without pictures has room for the seals",
            ),
        ),
        field(
            "seal_size",
            "印章直径",
            Kind::Text,
            "42",
            ("印章直径，毫米，30 至 60，默认 42", "a seal's width in mm, 30 to 60; 42 by default"),
        ),
        field(
            "title",
            "职务",
            Kind::List(&Kind::Text),
            "市长",
            (
                "签名人的职务，印在签名章左边；联合行文的，每个机关一项",
                "the signer's office, left of the stamp; one an issuer",
            ),
        ),
        field(
            "signer",
            "签名人",
            Kind::List(&Kind::Text),
            "张三",
            (
                "签名章上的姓名，不另印出；联合行文的，每个机关一项",
                "the name that the stamp shows, not printed beside it; one an issuer",
            ),
        ),
        field(
            "stamp",
            "签名章",
            Kind::List(&Kind::Text),
            "stamp.png",
            (
                "签名章图片，透明背景的 PNG；不写时留出盖章的位置",
                "the stamp's picture, PNG with transparency; room is left without one",
            ),
        ),
    ],
};
