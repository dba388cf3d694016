// Writes the list of the plugins that are part of the program, in the form of sha256sum: FOLDER OF ARCHIVES, FILE.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, list] = process.argv.slice(2);
const lines = readdirSync(folder)
  .filter((name) => name.endsWith(".jar"))
  .sort()
  .map((name) => `${createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")}  ${name}\n`);
writeFileSync(list, lines.join(""));
