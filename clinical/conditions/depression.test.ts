import { describe, expect, it } from 'vitest'
import type { Concept, ConditionFact } from '../record/record.ts'
import { isCurrentDepression, readDepression } from './index.ts'

const icd = (code: string): Concept => ({ codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }], text: '' })
const words = (text: string): Concept => ({ codings: [], text })

describe('what a code says of a depression', () => {
  it.each([
    ['F32.0', 'mild', 'none'],
    ['F33.1', 'moderate', 'none'],
    ['F33.2', 'severe-without-psychosis', 'none'],
    ['F32.3', 'severe-with-psychosis', 'none'],
    ['F33.9', 'unspecified', 'none'],
    ['F32.4', 'unspecified', 'partial'],
    ['F33.40', 'unspecified', 'full'],
    ['F33.42', 'unspecified', 'full'],
  ])('%s: %s, remission %s', (code, severity, remission) => {
    expect(readDepression(icd(code))).toEqual({ severity, remission, psychotic: severity === 'severe-with-psychosis' })
  })

  it.each([
    ['Moderate major depression', 'moderate', 'none'],
    ['Major depressive disorder, recurrent, severe without psychotic features', 'severe-without-psychosis', 'none'],
    ['Major depressive disorder, recurrent, severe with psychotic symptoms', 'severe-with-psychosis', 'none'],
    ['MDD', 'unspecified', 'none'],
    ['History of major depressive disorder', 'unspecified', 'full'],
    ['Major depressive disorder with a history of self-harm', 'unspecified', 'none'],
    ['Major depressive disorder, recurrent, in full remission', 'unspecified', 'full'],
    ['Major depressive disorder, in partial remission', 'unspecified', 'partial'],
    ['Severe depressive episode', 'severe-without-psychosis', 'none'],
  ])('%s: %s, remission %s', (text, severity, remission) => {
    expect(readDepression(words(text))).toMatchObject({ severity, remission })
  })

  it.each([
    'Depression',
    'Dysthymia',
    'Bipolar disorder, current depressive episode',
    'Family history of major depression',
    'No major depression',
    'Premenstrual dysphoric disorder',
  ])('%s is no major depression', (text) => {
    expect(readDepression(words(text))).toBeUndefined()
  })
})

describe('a current depression', () => {
  const fact = (rest: Partial<ConditionFact>, concept = icd('F33.2')): ConditionFact => ({
    id: 'Condition/1',
    reference: 'Condition/1',
    kind: 'condition',
    concept,
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    ...rest,
  })

  it.each<[Partial<ConditionFact>, boolean]>([
    [{}, true],
    [{ clinicalStatus: 'recurrence' }, true],
    [{ clinicalStatus: 'unknown' }, true],
    [{ clinicalStatus: 'resolved' }, false],
    [{ clinicalStatus: 'remission' }, false],
    [{ clinicalStatus: 'inactive' }, false],
    [{ abatement: '2020-01-01' }, false],
    [{ verificationStatus: 'refuted' }, false],
    [{ verificationStatus: 'provisional' }, false],
    [{ verificationStatus: 'unknown' }, true],
  ])('%o: %s', (rest, expected) => {
    expect(isCurrentDepression(fact(rest))).toBe(expected)
  })

  it('is none when its code says remission', () => {
    expect(isCurrentDepression(fact({}, icd('F33.41')))).toBe(false)
  })
})
