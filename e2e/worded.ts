import type { Page } from 'playwright-core'

interface Questionnaire {
  item: { text: string; answerOption?: { valueCoding: { display: string } }[] }[]
}

/** An instrument as a clinic’s licensed German copy might word it: `Frage: …`, `Antwort …`. */
export async function wordedInGerman(page: Page, instrument: string): Promise<Questionnaire> {
  const address = `/api/wordings/questionnaire?instrument=${instrument}`
  const questionnaire = (await (await page.request.get(address)).json()) as Questionnaire
  for (const item of questionnaire.item) {
    item.text = `Frage: ${item.text}`
    for (const { valueCoding } of item.answerOption ?? []) valueCoding.display = `Antwort ${valueCoding.display}`
  }
  return questionnaire
}
