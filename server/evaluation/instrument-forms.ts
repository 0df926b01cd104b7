import type { z } from 'zod'
import { type Instrument, type Item, instruments, totalRange } from '../../clinical/instruments/index.ts'
import type { instrumentForm } from '../../contract/assessments.ts'

type Form = z.input<typeof instrumentForm>

/** What the forms of all instruments need; wording only where its licence lets it be shown. */
export const instrumentForms = (): Form[] => instruments.map(formOf)

function formOf(instrument: Instrument): Form {
  const shippable = instrument.licence.text === 'shippable'
  const { holder, terms, text } = instrument.licence
  return {
    id: instrument.id,
    version: instrument.version,
    title: instrument.title,
    shortTitle: instrument.shortTitle,
    source: instrument.source,
    needsSignOff: instrument.status === 'needs-clinical-sign-off',
    licence: { text, holder, terms },
    recallPeriod: instrument.recallPeriod,
    administeredBy: instrument.administeredBy,
    direction: instrument.direction,
    prompt: instrument.prompt,
    items: instrument.items.map((item) => itemOf(item, shippable)),
    unscoredItems: instrument.unscoredItems.map((item) => itemOf(item, shippable)),
    range: totalRange(instrument),
    bands: instrument.bands,
    missingItems: instrument.missingItems,
    flags: instrument.flags.map(({ id, linkId, atLeast, meaning }) => ({ id, linkId, atLeast, meaning })),
    takesTotal: totalRange(instrument) !== null,
    isTriage: instrument.scoring.kind === 'triage',
  }
}

const itemOf = (item: Item, shippable: boolean): Form['items'][number] => ({
  linkId: item.linkId,
  label: item.label,
  text: shippable ? (item.text ?? null) : null,
  min: item.min,
  max: item.max,
  options: item.options.map(({ value, label }) => ({ value, label })),
  measured: item.measured ?? null,
  reversed: item.reversed ?? false,
  askedWhen: item.askedWhen ?? null,
  alternativeTo: item.alternativeTo ?? null,
})
