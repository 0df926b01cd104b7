import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * Serious and critical violations of WCAG 2.2 A and AA on the page as it is now, one line each; empty when there are
 * none. Runs axe by evaluation, which the page's content security policy does not stop.
 */
export async function findSeriousViolations(page: Page): Promise<string[]> {
  // What lies half under the bar that stays at the top is a matter of scrolling, not of the page.
  await page.evaluate('scrollTo(0, 0)')
  await page.evaluate(await readFile(axeFile, 'utf8'))
  const { violations, passes } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as AxeResults
  // A checker that checked nothing must fail.
  if (passes.length === 0) throw new Error('axe found nothing to check on this page')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
