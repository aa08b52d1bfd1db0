// Opens pages in a headless browser and says what it finds, as JSON: node browser.mjs TOOLS BROWSER FILE…
// For each file: violations of axe-core's rules, addresses asked for beyond the file, how far the page is wider than the window at
// phone width and at a desk's, and the text that it shows.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, executablePath, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${tools}/`));
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const found = [];
for (const file of files) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const wider = {};
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 800 });
    await page.goto(pathToFileURL(file).href);
    wider[width] = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
  await page.addScriptTag({ path: axe });
  const results = {};
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 800 });
    const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    results[width] = result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  }
  const outside = asked.filter((address) => !address.startsWith("file:") && !address.startsWith("data:"));
  const text = await page.evaluate(() => document.body.innerText);
  found.push({ file, violations: results, outside, wider, text });
  await page.close();
}
await browser.close();
console.log(JSON.stringify(found));
