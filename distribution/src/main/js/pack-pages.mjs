// Lays the pages of the source tree out as the archive has them, and the example beside them: SOURCE TREE, FOLDER, VERSION.
// A link leads to the same thing in both; one that would lead nowhere in the archive ends the build.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const [root, out, version] = process.argv.slice(2);

const plugins = readdirSync(join(root, "plugins"))
  .filter((id) => id !== "example" && existsSync(join(root, "plugins", id, "README.md")))
  .sort();

/** What is packed, and where it lies then. */
const packed = [
  ["README.md", "README.md"],
  ["CHANGELOG.md", "CHANGELOG.md"],
  ["distribution/docs", "docs"],
  ["web-client/README.md", "docs/reference/web-client.md"],
  ...plugins.map((id) => [`plugins/${id}/README.md`, `docs/plugins/${id}.md`]),
  ["plugins/example/README.md", "sdk/example/README.md"],
  ["plugins/example/src", "sdk/example/src"],
  ["plugins/example/web", "sdk/example/web"],
  ["web-client/dist/plugins/example", "sdk/example/piece"],
];

/** What links may lead to besides: it is packed by others. */
const elsewhere = [
  ["LICENSE", "LICENSE"],
  ["config.json.example", "config.json.example"],
  ["plugin-api/src/main/java/dcts/api", "docs/api/index.html"],
  ["plugins/example", "sdk/example"],
];

/** Where a path of the source tree lies in the archive. */
function placeOf(path) {
  for (const [from, to] of [...packed, ...elsewhere]) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return posix.join(to, path.slice(from.length + 1));
  }
  return undefined;
}

/** A page with its relative links turned; what stands between fences is left alone. */
function turned(text, from, to) {
  const link = (whole, target, anchor = "") => {
    if (/^(\w+:|$)/.test(target)) return whole;
    const place = placeOf(posix.join(posix.dirname(from), target));
    if (place === undefined) throw new Error(`${from} links to ${target}, which the archive does not have`);
    return `](${posix.relative(posix.dirname(to), place)}${anchor})`;
  };
  return text
    .split(/(^```[^]*?^```)/m)
    .map((part, index) => (index % 2 ? part : part.replace(/\]\(([^)#\s]*)(#[^)\s]*)?\)/g, link)))
    .join("");
}

function pack(from, to) {
  const source = join(root, from);
  if (statSync(source).isDirectory()) {
    for (const name of readdirSync(source)) pack(posix.join(from, name), posix.join(to, name));
    return;
  }
  const target = join(out, to);
  mkdirSync(dirname(target), { recursive: true });
  if (from.endsWith(".md")) writeFileSync(target, turned(readFileSync(source, "utf8"), from, to));
  else copyFileSync(source, target);
}

/** The build file of the example: the one that `plugin new` makes, with what the example needs besides. */
function examplePom() {
  const changes = [
    ["<artifactId>__id__</artifactId>", "<artifactId>example</artifactId>"],
    ["__version__", version],
    ["__sdk__", "${project.basedir}/.."],
    ["  </properties>", "    <dcts.plugin.version>${project.version}</dcts.plugin.version>\n  </properties>"],
    [
      "    <dependency><groupId>dcts</groupId><artifactId>testkit",
      "    <dependency><groupId>dcts</groupId><artifactId>chat</artifactId><scope>provided</scope></dependency>\n" +
        "    <dependency><groupId>dcts</groupId><artifactId>testkit",
    ],
    [
      "<!-- The piece of the web client is served as it is written. -->\n        <directory>web</directory>",
      "<!-- What the build of the web client makes of web/. -->\n        <directory>piece</directory>",
    ],
  ];
  let text = readFileSync(join(root, "distribution/src/sdk/template/pom.xml"), "utf8");
  for (const [old, now] of changes) {
    if (!text.includes(old)) throw new Error(`the template's pom.xml has no ${old}`);
    text = text.replace(old, () => now);
  }
  writeFileSync(join(out, "sdk/example/pom.xml"), text);
}

rmSync(out, { recursive: true, force: true });
for (const [from, to] of packed) pack(from, to);
examplePom();
