// Opens timelines in Chromium and says where everything is.
//
// Standard input: a JSON list of paths of SVG files and HTML pages
// Standard output: a JSON list of
//   {width, height, texts: [{text, x, y, width, height}], images: [{width, height, left, right, natural, alt}]}
//   in CSS pixels: the texts of an SVG file, the pictures of a page with the edges of what holds them
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

function look() {
  const root = document.documentElement;
  const size = root.getBoundingClientRect();
  const texts = [...document.querySelectorAll("svg text")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { text: element.textContent, x, y, width, height };
  });
  const images = [...document.images].map((image) => {
    const box = image.getBoundingClientRect();
    const holder = image.parentElement;
    const style = getComputedStyle(holder);
    const around = holder.getBoundingClientRect();
    return {
      width: box.width,
      height: box.height,
      left: box.left - around.left - parseFloat(style.paddingLeft),
      right: around.right - parseFloat(style.paddingRight) - box.right,
      natural: [image.naturalWidth, image.naturalHeight],
      alt: image.alt,
    };
  });
  return { width: size.width, height: size.height, texts, images };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // In a container there is no user namespace for the sandbox; the files are our own.
  args: ["--no-sandbox", "--disable-gpu"],
});
const results = [];
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(path).href);
  results.push(await page.evaluate(look));
  await page.close();
}
await browser.close();
console.log(JSON.stringify(results));
