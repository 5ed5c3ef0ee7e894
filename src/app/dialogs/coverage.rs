//! Which tool supports which argument, and under which name: the table of arguments, read across.

use cognito_client_builder::schema::coverage::{Coverage, columns, coverage};
use cognito_client_builder::schema::fields;
use leptos::prelude::*;

use crate::app::parts::findings::to_argument;
use crate::app::parts::frame::frame;
use crate::app::state::page::Page;

/// The dialog.
pub fn dialog(page: Page) -> AnyView {
    let head = columns().map(|(_, label)| view! { <th scope="col">{label}</th> }).collect_view();
    let rows = fields()
        .iter()
        .map(|field| {
            let cells = columns()
                .map(|(family, _)| match coverage(field.argument, family) {
                    Coverage::Yes { name, since } => view! {
                        <td>
                            <code>{name}</code>
                            {since.map(|since| view! { <small>"since " {since}</small> })}
                        </td>
                    }
                    .into_any(),
                    Coverage::No(why) => view! {
                        <td class="cannot">
                            <span>"no"</span>
                            {(!why.is_empty()).then(|| view! { <small>{why}</small> })}
                        </td>
                    }
                    .into_any(),
                })
                .collect_view();
            view! { <tr><th scope="row">{to_argument(page, &field.path)}</th>{cells}</tr> }
        })
        .collect_view();
    let body = view! {
        <p>"Each argument with its name in each tool, and the first version that supports it, if known. Arguments that a tool doesn't support are listed under its preview."</p>
        <div class="coverage" tabindex="0" role="region" aria-label="Coverage">
            <table><thead><tr><th scope="col">"Argument"</th>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    };
    frame(page, "Tool coverage", body.into_any())
}
