// The parts that are shipped, as CycloneDX 1.6 JSON: node .ci/sbom.mjs FILE. From the lock files; licences from the packages' own
// descriptions in the local caches. Fails when a part has no licence, or one that is not allowed here.
import { readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const allowed = /^(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|PostgreSQL|OFL-1\.1|BlueOak-1\.0\.0)$/;
const cache = process.env.NUGET_PACKAGES ?? join(homedir(), ".nuget", "packages");
// Packages that name their licence by a file or an address; read once by a person.
const known = { "acornima": "BSD-3-Clause", "jint": "BSD-2-Clause", "skiasharp": "MIT" };
const parts = new Map();

function nuget(name, version, hash) {
  const spec = join(cache, name.toLowerCase(), version, `${name.toLowerCase()}.nuspec`);
  const text = existsSync(spec) ? readFileSync(spec, "utf8") : "";
  const licence = /<license type="expression">([^<]+)</.exec(text)?.[1]
    ?? known[name.toLowerCase()] ?? (/licenses\.nuget\.org\/([^<]+)</.exec(text)?.[1])
    ?? (/licenseUrl>[^<]*(MIT)/i.test(text) ? "MIT" : undefined);
  const sum = hash ? [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] : undefined;
  add(`pkg:nuget/${name}@${version}`, name, version, licence, sum);
}

function add(purl, name, version, licence, hashes) {
  parts.set(purl, { type: "library", "bom-ref": purl, name, version, purl, hashes, licenses: licence ? [{ expression: licence }] : [] });
}

for (const project of readdirSync(join(root, "src"))) {
  const lock = join(root, "src", project, "packages.lock.json");
  if (!existsSync(lock)) continue;
  for (const frame of Object.values(JSON.parse(readFileSync(lock, "utf8")).dependencies))
    for (const [name, part] of Object.entries(frame)) if (part.type !== "Project") nuget(name, part.resolved, part.contentHash);
}
for (const lock of ["src/Jkn.Workflows.Documents/typst", "src/Jkn.Workflows.Server/Assets", "src/Jkn.Workflows.Server/Studio/web"]) {
  for (const [path, part] of Object.entries(JSON.parse(readFileSync(join(root, lock, "package-lock.json"), "utf8")).packages)) {
    if (path === "" || part.dev) continue;
    const name = path.split("node_modules/").at(-1);
    add(`pkg:npm/${name.replace("@", "%40")}@${part.version}`, name, part.version, part.license);
  }
}

const components = [...parts.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
const wrong = components.filter((c) => !c.licenses.length || !c.licenses[0].expression.split(/ (?:AND|OR) /).every((l) => allowed.test(l.replace(/[()]/g, ""))));
writeFileSync(process.argv[2] ?? "sbom.json", JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1, components }, null, 1) + "\n");
for (const part of components) console.log(`${part.name} ${part.version} ${part.licenses[0]?.expression ?? "?"}`);
if (wrong.length) {
  console.error(`No licence that is allowed here: ${wrong.map((w) => `${w.name} ${w.licenses[0]?.expression ?? "?"}`).join(", ")}`);
  process.exit(1);
}
