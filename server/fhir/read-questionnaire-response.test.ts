import { describe, expect, it } from 'vitest'
import { readBundle } from './index.ts'
import { bundleOf, subject } from './testing.ts'

describe('answers to a questionnaire', () => {
  const items = ['interest', 'mood', 'sleep', 'energy', 'appetite', 'self-worth', 'concentration', 'psychomotor']
  const answered = (...more: object[]) => {
    const item = [...items.map((linkId) => ({ linkId, answer: [{ valueInteger: 1 }] })), ...more]
    const questionnaire = 'urn:evenkeel:questionnaire:phq-9'
    const response = {
      resourceType: 'QuestionnaireResponse',
      id: 'q',
      status: 'completed',
      subject,
      questionnaire,
      item,
    }
    return readBundle(bundleOf({ ...response, authored: '2026-01-02T10:00:00Z' }))
  }
  const selfHarm = (...answer: object[]) => ({ linkId: 'self-harm', answer })

  it.each([
    ['twice in one answer', [selfHarm({ valueInteger: 0 }, { valueInteger: 3 })]],
    [
      'under its link id and its LOINC code',
      [selfHarm({ valueInteger: 3 }), { ...selfHarm({ valueInteger: 0 }), linkId: '/44260-8' }],
    ],
    ['three times', [selfHarm({ valueInteger: 0 }), selfHarm({ valueInteger: 3 }), selfHarm({ valueInteger: 3 })]],
    ['out of range', [selfHarm({ valueInteger: 7 })]],
    ['between two answers', [selfHarm({ valueDecimal: 1.5 })]],
    [
      'with the weight of another scale',
      [
        selfHarm({
          valueCoding: {
            code: 'LA6568-5',
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 1 }],
          },
        }),
      ],
    ],
  ])('an item answered %s is missing, not zero, and the reader is told', (_, more) => {
    const { record, notes } = answered(...more)
    expect(record.facts).toMatchObject([{ instrument: 'phq-9', answers: { mood: 1 } }])
    expect(record.facts[0]).not.toHaveProperty('answers.self-harm')
    expect(record.facts[0]).not.toHaveProperty('total')
    expect(notes).toEqual(['Some answers to PHQ-9 could not be read and are missing.'])
  })

  it('a raw sum beside the answers of WHO-5 is left out, and the answers are scored', () => {
    const items = ['cheerful', 'calm', 'active', 'rested', 'interested'].map((linkId) => ({
      linkId,
      answer: [{ valueInteger: 3 }],
    }))
    const { record, notes } = readBundle(
      bundleOf({
        resourceType: 'QuestionnaireResponse',
        ...{ id: 'w', status: 'completed', subject, authored: '2026-01-02T10:00:00Z' },
        questionnaire: 'urn:evenkeel:questionnaire:who-5',
        item: [...items, { linkId: 'total', answer: [{ valueInteger: 15 }] }],
      }),
    )
    expect(record.facts).toMatchObject([{ instrument: 'who-5', total: 60 }])
    expect(notes[0]).toContain('raw sum or per cent')
  })

  it('says whether there was no answer, or none that can be read', () => {
    const reason = (...item: object[]) =>
      readBundle(
        bundleOf({
          resourceType: 'QuestionnaireResponse',
          ...{ id: 'n', status: 'completed', subject, authored: '2026-01-02T10:00:00Z', item },
          questionnaire: 'urn:evenkeel:questionnaire:phq-9',
        }),
      ).left[0]?.reason
    expect(reason(selfHarm())).toBe('It holds no answer to PHQ-9')
    expect(reason(selfHarm({ valueInteger: 7 }))).toBe('Its answers to PHQ-9 cannot be read')
  })

  it('keeps the answers of a form that was abandoned, without a total', () => {
    const { record } = readBundle(
      bundleOf({
        resourceType: 'QuestionnaireResponse',
        ...{ id: 'c', status: 'stopped', subject, authored: '2026-01-02T10:00:00Z' },
        questionnaire: 'urn:evenkeel:questionnaire:phq-9',
        item: [selfHarm({ valueInteger: 2 }), { linkId: 'total', answer: [{ valueInteger: 2 }] }],
      }),
    )
    expect(record.facts).toMatchObject([{ instrument: 'phq-9', answers: { 'self-harm': 2 } }])
    expect(record.facts[0]).not.toHaveProperty('total')
  })

  it('an item answered twice alike is answered', () => {
    expect(answered(selfHarm({ valueInteger: 2 }), selfHarm({ valueInteger: 2 })).record.facts).toMatchObject([
      { answers: { 'self-harm': 2 }, total: 10 },
    ])
  })
})
