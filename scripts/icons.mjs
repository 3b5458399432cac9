// Writes public/icons from the seal's outlines (scripts/seal.json, made by scripts/seal.py), drawn by Chromium.
import { chromium } from "@playwright/test";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const icons = new URL("../public/icons/", import.meta.url);
const paths = JSON.parse(await readFile(new URL("../scripts/seal.json", import.meta.url), "utf8"));
const RED = "#b3261e";
const PAPER = "#fffaf2";

// The thin stroke keeps the horizontals visible at the size of a heading. `radius`: of the corners; 0 where the system cuts its own shape. `scale`: of the characters, smaller where it cuts.
const seal = ({ radius, scale }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" role="img" aria-label="追問">` +
  `<rect width="512" height="512" rx="${radius}" fill="${RED}"/>` +
  `<g fill="${PAPER}" stroke="${PAPER}" stroke-width="8" transform="translate(${256 * (1 - scale)} ${256 * (1 - scale)}) scale(${scale})">` +
  paths.map((path) => `<path d="${path}"/>`).join("") +
  `</g></svg>\n`;

const rounded = seal({ radius: 84, scale: 1 });
const square = seal({ radius: 0, scale: 0.82 });
const pngs = [
  ["seal-192.png", rounded, 192],
  ["seal-512.png", rounded, 512],
  // A maskable icon keeps what matters inside the middle circle of 80 %.
  ["seal-maskable-512.png", seal({ radius: 0, scale: 0.74 }), 512],
  ["apple-touch-icon.png", square, 180],
];

await mkdir(icons, { recursive: true });
await writeFile(new URL("seal.svg", icons), rounded);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, svg, size] of pngs) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await writeFile(new URL(name, icons), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
