// What axe finds.
import AxeBuilder from "@axe-core/playwright";

/** What axe finds on the page as it is: all rules in light colours, and in dark ones contrast. One line a node. */
export async function violations(page, where) {
  const found = [];
  // The bars lie over what is scrolled beneath them, which is no fault of that: it is looked at on a page without scrolling.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // There are no frames, so the new page that gathers what is in them is not needed.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === "light") axe.options({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
    else axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        found.push(`${where}, ${colorScheme}: ${id} ${target.join(" ")}: ${failureSummary.split("\n").at(1)?.trim()}`);
      }
    }
  }
  await page.setViewportSize(size);
  return found;
}
