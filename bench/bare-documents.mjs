import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Document, Font, Page, renderToBuffer, Text, View } from "@react-pdf/renderer";
import PDFDocument from "pdfkit";
import { createElement } from "react";

// What a document costs by itself, with the portal's fonts and as many lines: `node bench/bare-documents.mjs PORT`, then
// /pdfkit/LINES and /react/LINES.
const FONT = "node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf";
const font = readFileSync(FONT);
Font.register({ family: "Inter", src: FONT });

const HEIGHT = 16;
const BOTTOM = 780;
const COLUMNS = [40, 90, 320, 380, 450];
const cellsOf = (n) => [String(n), `Licence, position ${n}`, "2 piece", "4.50", "9.00"];

function withPdfkit(lines) {
  const pdf = new PDFDocument({ size: "A4", margin: 0 });
  const chunks = [];
  pdf.on("data", (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => pdf.on("end", () => resolve(Buffer.concat(chunks))));
  pdf.registerFont("Inter", font);
  pdf.font("Inter").fontSize(18).text("Invoice", 40, 40).fontSize(9);
  let y = 90;
  for (let n = 1; n <= lines; n++) {
    if (y > BOTTOM) {
      pdf.addPage();
      y = 40;
    }
    for (const [column, text] of cellsOf(n).entries()) pdf.text(text, COLUMNS[column], y, { lineBreak: false });
    y += HEIGHT;
  }
  pdf.end();
  return done;
}

const row = (n) =>
  createElement(
    View,
    { key: n, style: { flexDirection: "row", height: HEIGHT }, wrap: false },
    cellsOf(n).map((text, column) => createElement(Text, { key: column, style: { width: 95 } }, text)),
  );

const withReact = (lines) =>
  renderToBuffer(
    createElement(
      Document,
      null,
      createElement(
        Page,
        { size: "A4", style: { fontFamily: "Inter", fontSize: 9, padding: 40 } },
        createElement(Text, { style: { fontSize: 18 } }, "Invoice"),
        Array.from({ length: lines }, (_, index) => row(index + 1)),
      ),
    ),
  );

async function answer(path, response) {
  const [, kind, lines] = path.split("/");
  const bytes = await (kind === "react" ? withReact : withPdfkit)(Number(lines));
  response.writeHead(200, { "content-type": "application/pdf", "content-length": bytes.length }).end(bytes);
}

createServer((request, response) => {
  answer(request.url ?? "/pdfkit/1", response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(process.argv[2]), "127.0.0.1");
