//! A radar chart of levels: one axis a dimension, one ring a level, one shape for each view. Its table stands beside it.

use crate::ui::dom::{Node, view};

use super::radar_frame::{HEIGHT, WIDTH, anchor, corners, place};

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct RadarShape {
    /// Its name in the legend.
    pub name: String,
    /// The ring that it reaches on each axis; 0 is the centre.
    pub rings: Vec<usize>,
}

/// The chart. Shapes differ by their dashes, not by colour alone; more than four are not drawn.
pub fn radar(
    axes: &[&'static str],
    rings: &[&'static str],
    shapes: &[RadarShape],
    label: String,
) -> Node {
    let (count, most) = (axes.len(), rings.len().max(1) as f64);
    let grid: Vec<Node> = (1..=rings.len())
        .map(|ring| {
            let shares = vec![ring as f64 / most; count];
            view! { <polygon class="radar-ring" points=corners(&shares) /> }
        })
        .collect();
    let spokes: Vec<Node> = (axes.iter().enumerate())
        .map(|(axis, name)| {
            let ((x, y), (at, line)) = (place(axis, count, 1.0), place(axis, count, 1.12));
            view! {
                <line class="radar-ring" x1=WIDTH / 2.0 y1=HEIGHT / 2.0 x2=x y2=y />
                <text class="tick" x=at y=line + 4.0 text-anchor=anchor(axis, count)>{*name}</text>
            }
        })
        .collect();
    let names: Vec<Node> = (rings.iter().enumerate())
        .map(|(ring, name)| {
            let (x, y) = place(0, count, (ring + 1) as f64 / most);
            view! { <text class="radar-ring-name" x=x + 4.0 y=y + 12.0>{*name}</text> }
        })
        .collect();
    let drawn: Vec<Node> = (shapes.iter().enumerate().take(4).rev())
        .map(|(place, shape)| {
            let shares: Vec<f64> = (shape.rings.iter())
                .map(|ring| *ring as f64 / most)
                .collect();
            view! { <polygon class=class_of(place) points=corners(&shares) /> }
        })
        .collect();
    let legend: Vec<Node> = (shapes.iter().enumerate().take(4))
        .map(|(place, shape)| {
            view! {
                <li>
                    <svg class="swatch" viewBox="0 0 24 12" aria-hidden="true">
                        <polygon class=class_of(place) points="1,6 23,6 1,6" />
                    </svg>
                    {shape.name.clone()}
                </li>
            }
        })
        .collect();
    view! {
        <figure class="chart radar">
            <svg class="radar-svg" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}")>
                {grid}{spokes}{drawn}{names}
            </svg>
            <figcaption><ul class="chart-legend">{legend}</ul></figcaption>
        </figure>
    }
}

fn class_of(place: usize) -> &'static str {
    match place {
        0 => "radar-shape radar-first",
        1 => "radar-shape radar-second",
        2 => "radar-shape radar-third",
        _ => "radar-shape radar-fourth",
    }
}
