// Puts what the pages load into wwwroot/lib, with its compressed forms beside it: the server never compresses a file twice.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
const files = {
  "tabler.css": "@tabler/core/dist/css/tabler.min.css",
  "htmx.js": "htmx.org/dist/htmx.min.js",
};
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const [name, source] of Object.entries(files)) {
  const text = readFileSync(join(from, source), "utf8").replace(/\n?\/[/*]# sourceMappingURL=.*$/m, "");
  writeFileSync(join(to, name), text);
}
for (const name of readdirSync(to).filter((n) => statSync(join(to, n)).isFile())) {
  const bytes = readFileSync(join(to, name));
  writeFileSync(join(to, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(to, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
