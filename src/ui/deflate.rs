//! The browser's own compression, for links that hold a scorecard.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ReadableStream, ReadableStreamDefaultReader, WritableStream, WritableStreamDefaultWriter,
};

use crate::files::share_link::BadLink;
use crate::files::text::MAX_BYTES;

const FORMAT: &str = "deflate-raw";

/// So much is handed over at a time: what it could unpack to, a thousand times as much, stays small.
const PIECE: usize = 1024;

// web-sys has these only behind its flag for unstable interfaces.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> WritableStream;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> WritableStream;
}

/// Compresses the bytes.
pub async fn compress(bytes: Vec<u8>) -> Result<Vec<u8>, BadLink> {
    let stream = CompressionStream::new(FORMAT).map_err(|_| BadLink::Unsupported)?;
    pass(&stream.writable(), &stream.readable(), bytes).await
}

/// Unpacks the bytes, and stops as soon as they turn out to be more than a scorecard can have.
pub async fn decompress(bytes: Vec<u8>) -> Result<Vec<u8>, BadLink> {
    let stream = DecompressionStream::new(FORMAT).map_err(|_| BadLink::Unsupported)?;
    pass(&stream.writable(), &stream.readable(), bytes).await
}

async fn pass(
    writable: &WritableStream,
    readable: &ReadableStream,
    bytes: Vec<u8>,
) -> Result<Vec<u8>, BadLink> {
    let writer = WritableStreamDefaultWriter::new(writable).map_err(|_| BadLink::Unsupported)?;
    let reader = ReadableStreamDefaultReader::new(readable).map_err(|_| BadLink::Unsupported)?;
    // Beside the reading, which makes room for it. What goes wrong here shows there.
    spawn_local(async move {
        let _ = feed(&writer, &bytes).await;
    });
    let mut out = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await;
        let step = step.map_err(|_| BadLink::Damaged)?;
        let part = |name: &str| Reflect::get(&step, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if part("done").is_truthy() {
            return Ok(out);
        }
        let chunk = Uint8Array::new(&part("value"));
        if out.len() + chunk.length() as usize > MAX_BYTES {
            let _ = JsFuture::from(reader.cancel()).await;
            return Err(BadLink::TooLarge);
        }
        out.extend(chunk.to_vec());
    }
}

async fn feed(writer: &WritableStreamDefaultWriter, bytes: &[u8]) -> Result<(), JsValue> {
    for piece in bytes.chunks(PIECE) {
        JsFuture::from(writer.ready()).await?;
        JsFuture::from(writer.write_with_chunk(&Uint8Array::from(piece))).await?;
    }
    JsFuture::from(writer.close()).await?;
    Ok(())
}
