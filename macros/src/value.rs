//! `#[derive(Value)]`: a record, a part of one or a choice, from its definition to the table of its fields.
//!
//! It says nothing of how anything is read or written: what it makes are the table, and the values in the table's order,
//! for the one codec in `domain/field`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, Data, DeriveInput, Error, Expr, ExprLit, Fields, Lit, Meta, Type, Variant};

/// The member that keeps what is unknown of the others.
const EXTRA: &str = "extra";

/// What `#[field(…)]` says of a field or a type.
#[derive(Default)]
struct Said {
    /// `needed` or `written`, where it is not as the type has it.
    rule: Option<Ident>,
    /// What it is when it is missing, where that is not the type's own blank.
    default: Option<Expr>,
    label: Option<Expr>,
    /// `Line`, `Key` or `Long`, where its texts are not such as people write at length.
    texts: Option<Ident>,
    /// The name in the schema, where another type has that of the type.
    name: Option<String>,
    left_out: bool,
    about: String,
}

impl Said {
    fn of(attributes: &[Attribute]) -> Result<Said, Error> {
        let mut said = Said::default();
        let mut about = Vec::new();
        for attribute in attributes {
            if attribute.path().is_ident("doc") {
                if let Meta::NameValue(doc) = &attribute.meta
                    && let Expr::Lit(ExprLit {
                        lit: Lit::Str(text),
                        ..
                    }) = &doc.value
                {
                    about.push(text.value().trim().to_owned());
                }
            } else if attribute.path().is_ident("field") {
                attribute.parse_nested_meta(|meta| {
                    if meta.path.is_ident("needed") {
                        said.rule = Some(format_ident!("Needed"));
                    } else if meta.path.is_ident("written") {
                        said.rule = Some(format_ident!("Written"));
                    } else if meta.path.is_ident("default") {
                        said.rule = Some(format_ident!("Written"));
                        said.default = Some(meta.value()?.parse()?);
                    } else if meta.path.is_ident("line") {
                        said.rule = said.rule.take().or(Some(format_ident!("Needed")));
                        said.texts = Some(format_ident!("Line"));
                    } else if meta.path.is_ident("key") {
                        said.texts = Some(format_ident!("Key"));
                    } else if meta.path.is_ident("long") {
                        said.texts = Some(format_ident!("Long"));
                    } else if meta.path.is_ident("label") {
                        said.label = Some(meta.value()?.parse()?);
                    } else if meta.path.is_ident("name") {
                        said.name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
                    } else if meta.path.is_ident("left_out") {
                        said.left_out = true;
                    } else {
                        return Err(meta.error("a field is needed, written, default = …, a line, a key, long, label = …; a type has name = …, left_out"));
                    }
                    Ok(())
                })?;
            }
        }
        said.about = about.join("\n").trim().to_owned();
        Ok(said)
    }
}

/// One row of a table.
struct Row {
    ident: Ident,
    kind: Type,
    said: Said,
}

impl Row {
    fn all(fields: &Fields) -> Result<Vec<Row>, Error> {
        let rows = fields.iter().filter_map(|field| {
            let ident = field.ident.clone().filter(|ident| ident != EXTRA)?;
            let said = Said::of(&field.attrs);
            Some(said.map(|said| Row {
                ident,
                kind: field.ty.clone(),
                said,
            }))
        });
        rows.collect()
    }

    fn key(&self) -> String {
        self.ident.to_string().trim_start_matches("r#").to_owned()
    }

    fn rule(&self) -> TokenStream {
        let kind = &self.kind;
        match &self.said.rule {
            Some(rule) => quote!(crate::domain::field::Rule::#rule),
            None => quote!(<#kind as crate::domain::field::Blank>::RULE),
        }
    }

    fn field(&self) -> TokenStream {
        let (key, rule) = (self.key(), self.rule());
        let label = match &self.said.label {
            Some(label) => quote!(#label),
            None => quote!(""),
        };
        let texts = match &self.said.texts {
            Some(texts) => quote!(#texts),
            None => quote!(Written),
        };
        quote!(crate::domain::field::Field { key: #key, rule: #rule, label: #label, texts: crate::domain::field::Texts::#texts })
    }

    fn blank(&self) -> TokenStream {
        match &self.said.default {
            Some(default) => quote!(#default),
            None => quote!(crate::domain::field::Blank::blank()),
        }
    }

    fn schema(&self) -> TokenStream {
        let (key, rule, kind, about) = (self.key(), self.rule(), &self.kind, &self.said.about);
        let blank = self.blank();
        quote!(crate::domain::field::schema::Member {
            key: #key,
            rule: #rule,
            about: #about,
            schema: generator.subschema_for::<<#kind as crate::domain::field::Blank>::Schema>(),
            blank: || { let blank: #kind = #blank; crate::domain::field::json_of(&blank) },
        })
    }
}

fn snake(name: &Ident) -> String {
    let mut snake = String::new();
    for letter in name.to_string().chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

pub fn derive(input: &DeriveInput) -> Result<TokenStream, Error> {
    let made = match &input.data {
        Data::Struct(data) => object(input, &data.fields)?,
        Data::Enum(data) => choice(input, &data.variants.iter().collect::<Vec<_>>())?,
        Data::Union(_) => return Err(Error::new_spanned(input, "a union is no value")),
    };
    let name = &input.ident;
    Ok(quote! {
        #made

        crate::domain::field::serde_by_value!(#name);
    })
}

/// A schema of the type, from what the body makes of `generator`.
fn schema(input: &DeriveInput, said: &Said, body: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let called = said.name.clone().unwrap_or_else(|| name.to_string());
    let ident = name.to_string();
    quote! {
        #[cfg(test)]
        impl schemars::JsonSchema for #name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                #called.into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", #ident).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let _ = &generator;
                #body
            }
        }
    }
}

fn object(input: &DeriveInput, fields: &Fields) -> Result<TokenStream, Error> {
    let name = &input.ident;
    let said = Said::of(&input.attrs)?;
    let Fields::Named(_) = fields else {
        return Err(Error::new_spanned(input, "its members need names"));
    };
    let rows = Row::all(fields)?;
    let keeps = fields
        .iter()
        .any(|field| field.ident.as_ref().is_some_and(|ident| ident == EXTRA));
    let idents: Vec<_> = rows.iter().map(|row| &row.ident).collect();
    let table = rows.iter().map(Row::field);
    let blanks = rows.iter().map(Row::blank);
    let extra = keeps.then(|| quote!(extra: crate::domain::extra::Extra::new(),));
    let (extra_of, extra_to) = match keeps {
        true => (quote!(Some(&self.extra)), quote!(Some(&mut self.extra))),
        false => (quote!(None), quote!(None)),
    };
    let rule = match said.left_out {
        true => quote!(LeftOut),
        false => quote!(Needed),
    };
    let is_blank = is_blank(name, &said);
    let blank = blank(name, &rule, &quote!(#name { #(#idents: #blanks,)* #extra }));
    let members = rows.iter().map(Row::schema);
    let about = &said.about;
    let schema = schema(
        input,
        &said,
        &quote!(crate::domain::field::schema::object(#about, vec![#(#members),*], #keeps)),
    );
    Ok(quote! {
        impl #name {
            /// The fields, in the order of the file.
            pub const FIELDS: &'static [crate::domain::field::Field] = &[#(#table),*];
        }

        impl crate::domain::field::Value for #name {
            fn read(&mut self, json: &crate::domain::field::Json, reader: &mut crate::domain::field::JsonReader) -> Result<(), crate::domain::field::Fault> {
                reader.members(#name::FIELDS, &mut [#(&mut self.#idents),*], #extra_to, json)
            }

            fn write<'a>(&'a self, writer: &mut crate::domain::field::Writer<'a>) {
                writer.members(#name::FIELDS, &[#(&self.#idents),*], #extra_of);
            }

            fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
                crate::domain::field::texts(#name::FIELDS, &[#(&self.#idents),*], to);
            }

            fn check_texts(&self) -> Result<(), crate::domain::field::Invalid> {
                crate::domain::field::check_fields(#name::FIELDS, &[#(&self.#idents),*])
            }

            #is_blank
        }

        #blank

        #schema
    })
}

fn choice(input: &DeriveInput, variants: &[&Variant]) -> Result<TokenStream, Error> {
    let name = &input.ident;
    let said = Said::of(&input.attrs)?;
    let is_usual = |variant: &&&Variant| {
        variant
            .attrs
            .iter()
            .any(|one| one.path().is_ident("default"))
    };
    let usual = variants.iter().find(is_usual);
    let Some(first) = usual.or(variants.first()) else {
        return Err(Error::new_spanned(input, "a choice needs a variant"));
    };
    let mut names = Vec::new();
    let mut reads = Vec::new();
    let mut writes = Vec::new();
    let mut texts = Vec::new();
    let mut checks = Vec::new();
    let mut schemas = Vec::new();
    for (at, variant) in variants.iter().enumerate() {
        let (ident, key) = (&variant.ident, snake(&variant.ident));
        let about = Said::of(&variant.attrs)?.about;
        let is_plain = matches!(variant.fields, Fields::Unit);
        names.push(quote!(crate::domain::field::Variant { name: #key, is_plain: #is_plain }));
        let (read, write, text, check, schema) = match &variant.fields {
            Fields::Unit => (
                quote!(*self = #name::#ident),
                quote!(#name::#ident => writer.text(#key)),
                quote!(#name::#ident => {}),
                quote!(#name::#ident => {}),
                quote!(None),
            ),
            Fields::Unnamed(fields) => {
                let values: Vec<_> = (0..fields.unnamed.len())
                    .map(|n| format_ident!("value_{n}"))
                    .collect();
                let kinds: Vec<_> = fields.unnamed.iter().map(|field| &field.ty).collect();
                let method = format_ident!("{}", if values.len() == 1 { "one" } else { "items" });
                let schema = match kinds.as_slice() {
                    [kind] => {
                        quote!(Some(generator.subschema_for::<<#kind as crate::domain::field::Blank>::Schema>()))
                    }
                    kinds => {
                        quote!(Some(generator.subschema_for::<(#(<#kinds as crate::domain::field::Blank>::Schema),*)>()))
                    }
                };
                (
                    quote! {
                        #(let mut #values: #kinds = crate::domain::field::Blank::blank();)*
                        reader.#method(#key, &mut [#(&mut #values),*], json)?;
                        *self = #name::#ident(#(#values),*);
                    },
                    quote!(#name::#ident(#(#values),*) => writer.#method(#key, &[#(#values),*])),
                    quote!(#name::#ident(#(#values),*) => { #(crate::domain::field::Value::texts(#values, to);)* }),
                    quote!(#name::#ident(#(#values),*) => { #(crate::domain::field::Value::check_texts(#values)?;)* }),
                    schema,
                )
            }
            Fields::Named(_) => {
                let rows = Row::all(&variant.fields)?;
                let idents: Vec<_> = rows.iter().map(|row| &row.ident).collect();
                let kinds = rows.iter().map(|row| &row.kind);
                let blanks = rows.iter().map(Row::blank);
                let table: Vec<_> = rows.iter().map(Row::field).collect();
                let members = rows.iter().map(Row::schema);
                (
                    quote! {
                        #(let mut #idents: #kinds = #blanks;)*
                        reader.object(#key, const { &[#(#table),*] }, &mut [#(&mut #idents),*], json)?;
                        *self = #name::#ident { #(#idents),* };
                    },
                    quote!(#name::#ident { #(#idents),* } => writer.object(#key, const { &[#(#table),*] }, &[#(#idents),*])),
                    quote!(#name::#ident { #(#idents),* } => { #(crate::domain::field::Value::texts(#idents, to);)* }),
                    quote!(#name::#ident { #(#idents),* } => { #(crate::domain::field::Value::check_texts(#idents)?;)* }),
                    quote!(Some(crate::domain::field::schema::object(
                        "",
                        vec![#(#members),*],
                        false
                    ))),
                )
            }
        };
        reads.push(quote!(#at => { #read }));
        writes.push(write);
        texts.push(text);
        checks.push(check);
        schemas.push(
            quote!(crate::domain::field::schema::One { name: #key, about: #about, value: #schema }),
        );
    }
    let first_ident = &first.ident;
    let usual_value = match &first.fields {
        Fields::Unit => quote!(#name::#first_ident),
        Fields::Unnamed(fields) => {
            let blanks = fields
                .unnamed
                .iter()
                .map(|_| quote!(crate::domain::field::Blank::blank()));
            quote!(#name::#first_ident(#(#blanks),*))
        }
        Fields::Named(_) => {
            return Err(Error::new_spanned(
                first,
                "the usual variant has no members",
            ));
        }
    };
    let is_plain = variants
        .iter()
        .all(|variant| matches!(variant.fields, Fields::Unit));
    let texts = (!is_plain).then(|| {
        quote! {
            fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
                match self { #(#texts,)* }
            }

            fn check_texts(&self) -> Result<(), crate::domain::field::Invalid> {
                match self { #(#checks,)* }
                Ok(())
            }
        }
    });
    let rule = match (said.left_out, usual) {
        (true, _) => quote!(LeftOut),
        (_, Some(_)) => quote!(Written),
        (_, None) => quote!(Needed),
    };
    let is_blank = is_blank(name, &said);
    let blank = blank(name, &rule, &usual_value);
    let about = &said.about;
    let schema = schema(
        input,
        &said,
        &quote!(crate::domain::field::schema::choice(#about, vec![#(#schemas),*])),
    );
    Ok(quote! {
        impl crate::domain::field::Value for #name {
            fn read(&mut self, json: &crate::domain::field::Json, reader: &mut crate::domain::field::JsonReader) -> Result<(), crate::domain::field::Fault> {
                const VARIANTS: &[crate::domain::field::Variant] = &[#(#names),*];
                let (at, json) = reader.variant(VARIANTS, json)?;
                let _ = json;
                match at {
                    #(#reads)*
                    _ => {}
                }
                Ok(())
            }

            fn write<'a>(&'a self, writer: &mut crate::domain::field::Writer<'a>) {
                match self { #(#writes,)* }
            }

            #texts
            #is_blank
        }

        #blank

        #schema
    })
}

/// A value of the type that is left out of a file says nothing while it is blank.
fn is_blank(name: &Ident, said: &Said) -> Option<TokenStream> {
    let is_blank = quote! {
        fn is_blank(&self) -> bool {
            *self == <#name as crate::domain::field::Blank>::blank()
        }
    };
    said.left_out.then_some(is_blank)
}

/// What a value of the type is where a file does not say it.
fn blank(name: &Ident, rule: &TokenStream, value: &TokenStream) -> TokenStream {
    quote! {
        impl crate::domain::field::Blank for #name {
            const RULE: crate::domain::field::Rule = crate::domain::field::Rule::#rule;
            #[cfg(test)]
            type Schema = #name;

            fn blank() -> #name {
                #value
            }
        }
    }
}
