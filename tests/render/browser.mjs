// Opens HTML files in Chromium and says what it saw.
//
// Standard input: a JSON list of jobs {html, pdf?, screens?, probe?}
//   pdf      where to print the page to
//   screens  [{width, path}] where to put pictures of the whole page
//   probe    true: axe-core, scrolling, fonts at the widths of `screens`
// Standard output: a JSON list of results in the same order
//   {requests: [url], csp: string|null, console: [text],
//    views: [{width, scrollWidth, violations: [text]}], fonts: [{text, family}]}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const jobs = JSON.parse(readFileSync(0, "utf8"));

/** Every violation of axe-core's rules with the elements it is about. */
async function violations(page) {
  // Through the debugger's protocol, so the page's own policy stays in force.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations.map(
    (rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

/** The font-family of every piece of text. */
function fonts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (text) seen.push({ text, family: getComputedStyle(walker.currentNode.parentElement).fontFamily });
  }
  return seen;
}

async function run(browser, job) {
  const url = pathToFileURL(job.html).href;
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const result = { requests: [], console: [], csp: null, views: [], fonts: [] };
  page.on("request", (request) => {
    if (request.url() !== url) result.requests.push(request.url());
  });
  page.on("console", (message) => result.console.push(message.text()));
  page.on("pageerror", (error) => result.console.push(String(error)));
  for (const { width, path } of job.screens ?? []) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    await page.screenshot({ path, fullPage: true });
    if (job.probe) {
      const scrollWidth = await page.evaluate(() => document.scrollingElement.scrollWidth);
      result.views.push({ width, scrollWidth, violations: await violations(page) });
    }
  }
  await page.goto(url);
  result.csp = await page.evaluate(
    () => document.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? null,
  );
  if (job.probe) result.fonts = await page.evaluate(fonts);
  if (job.pdf) await page.pdf({ path: job.pdf, preferCSSPageSize: true, printBackground: true });
  await context.close();
  return result;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // In a container there is no user namespace for the sandbox; the files are our own.
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const results = new Array(jobs.length);
  let next = 0;
  const work = async () => {
    for (let place = next++; place < jobs.length; place = next++) results[place] = await run(browser, jobs[place]);
  };
  await Promise.all([work(), work()]);
  process.stdout.write(JSON.stringify(results));
} finally {
  await browser.close();
}
