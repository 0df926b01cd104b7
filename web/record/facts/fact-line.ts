import { measurementForm } from '../../../clinical/record/measurements.ts'
import type { Fact } from '../../../clinical/record/record.ts'
import { plain } from '../../ui/index.ts'

/** A version of a fact in one line: everything that the form asks for. */
export function factLine(fact: Fact): string {
  switch (fact.kind) {
    case 'condition':
      return line(fact.concept.text, fact.clinicalStatus, fact.verificationStatus, span(fact.onset, fact.abatement))
    case 'medication':
      return line(
        fact.concept.text,
        fact.dailyDoseMg === undefined ? '' : `${plain(fact.dailyDoseMg)} mg a day`,
        fact.dosageText,
        fact.status,
        span(fact.start, fact.stop),
        { yes: 'taken', no: 'not taken', unknown: 'taking not known' }[fact.taken],
      )
    case 'allergy':
      return line(fact.concept.text, fact.reaction, fact.clinicalStatus, fact.verificationStatus)
    case 'measurement': {
      const form = measurementForm(fact.name)
      const unit = fact.unit === form.unit ? (form.shownUnit ?? fact.unit) : fact.unit
      const value =
        fact.systolicMmHg !== undefined
          ? `${plain(fact.systolicMmHg)}/${fact.diastolicMmHg === undefined ? '?' : plain(fact.diastolicMmHg)} mmHg`
          : fact.value !== undefined
            ? `${plain(fact.value)}${unit ? ` ${unit}` : ''}`
            : (fact.text ?? '')
      return line(fact.name === 'other' ? fact.concept.text : form.label, value, fact.at?.slice(0, 10))
    }
    default:
      return fact.kind
  }
}

const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ')

const span = (from: string | undefined, to: string | undefined): string =>
  from && to ? `${from} to ${to}` : from ? `since ${from}` : to ? `until ${to}` : ''
