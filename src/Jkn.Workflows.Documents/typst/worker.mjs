// Typesets documents for the server: requests and answers on stdin/stdout, each four bytes of length (big endian) and that much JSON.
// It is told every file it may use: no path of a template leads to the disk, and nothing is fetched from anywhere.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
const [fonts] = process.argv.slice(2);
// An empty folder is the whole world of a template; its files are laid over it in memory.
const workspace = mkdtempSync(join(tmpdir(), 'jkn-typst-'));
process.on('exit', () => rmSync(workspace, { recursive: true, force: true }));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
// A package (@preview/name:1.0.0) would be asked for over the network. The server takes the network away besides.
const packageName = /@(preview|local)\b|["']@[\w-]+\//;
const laid = new Map();

function lay(files) {
  for (const path of [...laid.keys()]) {
    if (!(path in files)) {
      compiler.unmapShadow(join(workspace, path));
      laid.delete(path);
    }
  }
  for (const [path, text] of Object.entries(files)) {
    if (laid.get(path) === text) continue; // unchanged: the compiler keeps what it knows of it
    compiler.mapShadow(join(workspace, path), Buffer.from(text, 'utf8'));
    laid.set(path, text);
  }
}

function problems(error) {
  try {
    return compiler.fetchDiagnostics(error).map(d => ({ message: String(d.message).replaceAll(workspace, ''), file: (d.path ?? '').replace(workspace + '/', ''), line: d.range?.start ? d.range.start.line + 1 : null }));
  } catch {
    return [{ message: String(error), file: '', line: null }];
  }
}

function render(request) {
  for (const [path, text] of Object.entries(request.files)) {
    if (packageName.test(text)) return { id: request.id, problems: [{ message: 'Paket dari luar tidak diizinkan.', file: path, line: null }] };
  }
  lay(request.files);
  const compiled = compiler.compile({ mainFilePath: join(workspace, request.main), inputs: { data: request.data }, resetRead: false });
  if (compiled.hasError() || !compiled.result) return { id: request.id, problems: problems(compiled.takeError()) };
  const pdf = compiler.pdf(compiled.result, { creationTimestamp: request.timestamp, pdfTags: true });
  const pages = compiled.result.numOfPages;
  // Where the template left room for the signature: a label that it may or may not have.
  const [place] = compiler.query(compiled.result, { selector: '<ttd>', field: 'value' }) ?? [];
  compiler.evictCache(20);
  return { id: request.id, pages, place: place ?? null, pdf: pdf.toString('base64') };
}

function answer(value) {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  process.stdout.write(Buffer.concat([head, body]));
}

let held = Buffer.alloc(0);
process.stdin.on('data', chunk => {
  held = Buffer.concat([held, chunk]);
  while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
    const size = held.readUInt32BE(0);
    const request = JSON.parse(held.subarray(4, 4 + size).toString('utf8'));
    held = held.subarray(4 + size);
    try {
      answer(render(request));
    } catch (error) {
      answer({ id: request.id, problems: [{ message: String(error?.message ?? error), file: '', line: null }] });
    }
  }
});
process.stdin.on('end', () => process.exit(0));
