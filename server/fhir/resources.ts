import { z } from 'zod'
import {
  annotation,
  codeableConcept,
  coding,
  extension,
  fhirDate,
  fhirDateTime,
  identifier,
  period,
  quantity,
  range,
  reference,
  withChoices,
} from './elements.ts'

/** The parts of FHIR R4 resources that we read: https://hl7.org/fhir/R4/resourcelist.html */

const age = quantity
const extensibleCoding = coding.extend({ extension: z.array(extension).optional() })

export const patientSchema = z
  .looseObject({
    id: z.string().optional(),
    extension: z.array(extension).optional(),
    identifier: z.array(identifier).optional(),
    name: z
      .array(
        z.looseObject({
          use: z.string().optional(),
          text: z.string().optional(),
          family: z.string().optional(),
          given: z.array(z.string()).optional(),
          period: period.optional(),
        }),
      )
      .optional(),
    gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
    birthDate: fhirDate.optional(),
    deceasedBoolean: z.boolean().optional(),
    deceasedDateTime: fhirDateTime.optional(),
    active: z.boolean().optional(),
    link: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  })
  .superRefine(withChoices(['deceased']))

export const conditionSchema = z
  .looseObject({
    extension: z.array(extension).optional(),
    clinicalStatus: codeableConcept.optional(),
    verificationStatus: codeableConcept.optional(),
    code: codeableConcept.extend({ coding: z.array(extensibleCoding).optional() }).optional(),
    subject: reference,
    onsetDateTime: fhirDateTime.optional(),
    onsetAge: age.optional(),
    onsetPeriod: period.optional(),
    onsetRange: range.optional(),
    onsetString: z.string().optional(),
    abatementDateTime: fhirDateTime.optional(),
    abatementAge: age.optional(),
    // Of releases before R4.
    abatementBoolean: z.boolean().optional(),
    abatementPeriod: period.optional(),
    abatementRange: range.optional(),
    abatementString: z.string().optional(),
    recordedDate: fhirDateTime.optional(),
  })
  .superRefine(withChoices(['onset', 'abatement']))

export type FhirCondition = z.infer<typeof conditionSchema>

const dosageSchema = z
  .looseObject({
    sequence: z.number().int().optional(),
    text: z.string().optional(),
    patientInstruction: z.string().optional(),
    timing: z
      .looseObject({
        repeat: z
          .looseObject({
            boundsPeriod: period.optional(),
            frequency: z.number().optional(),
            frequencyMax: z.number().optional(),
            period: z.number().optional(),
            periodMax: z.number().optional(),
            periodUnit: z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']).optional(),
            dayOfWeek: z.array(z.string()).optional(),
            timeOfDay: z.array(z.string()).optional(),
            when: z.array(z.string()).optional(),
          })
          .superRefine(withChoices(['bounds']))
          .optional(),
        code: codeableConcept.optional(),
      })
      .optional(),
    asNeededBoolean: z.boolean().optional(),
    asNeededCodeableConcept: codeableConcept.optional(),
    route: codeableConcept.optional(),
    doseAndRate: z
      .array(
        z
          .looseObject({
            type: codeableConcept.optional(),
            doseQuantity: quantity.optional(),
            doseRange: range.optional(),
          })
          .superRefine(withChoices(['dose', 'rate'])),
      )
      .optional(),
  })
  .superRefine(withChoices(['asNeeded']))

export type FhirDosage = z.infer<typeof dosageSchema>

export const medicationSchema = z.looseObject({
  id: z.string().optional(),
  code: codeableConcept.optional(),
  ingredient: z.array(z.looseObject({ itemCodeableConcept: codeableConcept.optional() })).optional(),
})

const contained = z.array(z.looseObject({ resourceType: z.string(), id: z.string().optional() })).optional()

export const medicationRequestSchema = z
  .looseObject({
    contained,
    status: z.enum(['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown']),
    statusReason: codeableConcept.optional(),
    intent: z.enum([
      'proposal',
      'plan',
      'order',
      'original-order',
      'reflex-order',
      'filler-order',
      'instance-order',
      'option',
    ]),
    doNotPerform: z.boolean().optional(),
    medicationCodeableConcept: codeableConcept.optional(),
    medicationReference: reference.optional(),
    subject: reference,
    authoredOn: fhirDateTime.optional(),
    dosageInstruction: z.array(dosageSchema).optional(),
    dispenseRequest: z.looseObject({ validityPeriod: period.optional() }).optional(),
  })
  .superRefine(withChoices(['medication'], ['medication']))

export const medicationStatementSchema = z
  .looseObject({
    contained,
    status: z.enum([
      'active',
      'completed',
      'entered-in-error',
      'intended',
      'stopped',
      'on-hold',
      'unknown',
      'not-taken',
    ]),
    statusReason: z.array(codeableConcept).optional(),
    medicationCodeableConcept: codeableConcept.optional(),
    medicationReference: reference.optional(),
    subject: reference,
    effectiveDateTime: fhirDateTime.optional(),
    effectivePeriod: period.optional(),
    dosage: z.array(dosageSchema).optional(),
  })
  .superRefine(withChoices(['medication', 'effective'], ['medication']))

export const allergyIntoleranceSchema = z
  .looseObject({
    clinicalStatus: codeableConcept.optional(),
    verificationStatus: codeableConcept.optional(),
    code: codeableConcept.optional(),
    patient: reference,
    recordedDate: fhirDateTime.optional(),
    recorder: reference.optional(),
    asserter: reference.optional(),
    reaction: z
      .array(
        z.looseObject({
          substance: codeableConcept.optional(),
          manifestation: z.array(codeableConcept).optional(),
          description: z.string().optional(),
        }),
      )
      .optional(),
  })
  .superRefine(withChoices(['onset']))

export type FhirAllergy = z.infer<typeof allergyIntoleranceSchema>

const observationValue = {
  valueQuantity: quantity.optional(),
  valueCodeableConcept: codeableConcept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().int().optional(),
  dataAbsentReason: codeableConcept.optional(),
}

export const observationSchema = z
  .looseObject({
    status: z.enum([
      'registered',
      'preliminary',
      'final',
      'amended',
      'corrected',
      'cancelled',
      'entered-in-error',
      'unknown',
    ]),
    code: codeableConcept,
    subject: reference.optional(),
    focus: z.array(reference).optional(),
    effectiveDateTime: fhirDateTime.optional(),
    effectivePeriod: period.optional(),
    effectiveInstant: fhirDateTime.optional(),
    effectiveTiming: z.looseObject({ event: z.array(fhirDateTime).optional() }).optional(),
    issued: fhirDateTime.optional(),
    ...observationValue,
    interpretation: z.array(codeableConcept).optional(),
    referenceRange: z.array(z.looseObject({ low: quantity.optional(), high: quantity.optional() })).optional(),
    component: z
      .array(z.looseObject({ code: codeableConcept, ...observationValue }).superRefine(withChoices(['value'])))
      .optional(),
    note: z.array(annotation).optional(),
  })
  .superRefine(withChoices(['value', 'effective']))

export type FhirObservation = z.infer<typeof observationSchema>

const answerSchema = z
  .looseObject({
    valueBoolean: z.boolean().optional(),
    valueDecimal: z.number().optional(),
    valueInteger: z.number().int().optional(),
    valueDate: fhirDate.optional(),
    valueDateTime: fhirDateTime.optional(),
    valueString: z.string().optional(),
    valueCoding: extensibleCoding.optional(),
    valueQuantity: quantity.optional(),
    get item(): z.ZodOptional<z.ZodArray<typeof responseItemSchema>> {
      return z.array(responseItemSchema).optional()
    },
  })
  .superRefine(withChoices(['value']))

const responseItemSchema = z.looseObject({
  linkId: z.string(),
  text: z.string().optional(),
  get answer(): z.ZodOptional<z.ZodArray<typeof answerSchema>> {
    return z.array(answerSchema).optional()
  },
  get item(): z.ZodOptional<z.ZodArray<typeof responseItemSchema>> {
    return z.array(responseItemSchema).optional()
  },
})

export const questionnaireResponseSchema = z.looseObject({
  questionnaire: z.string().optional(),
  status: z.enum(['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']),
  subject: reference.optional(),
  author: reference.optional(),
  authored: fhirDateTime.optional(),
  item: z.array(responseItemSchema).optional(),
})

export type FhirResponseItem = z.infer<typeof responseItemSchema>
export type FhirAnswer = z.infer<typeof answerSchema>

export const encounterSchema = z.looseObject({
  status: z.enum([
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  class: coding,
  type: z.array(codeableConcept).optional(),
  subject: reference.optional(),
  period: period.optional(),
  reasonCode: z.array(codeableConcept).optional(),
})

export const procedureSchema = z
  .looseObject({
    status: z.enum([
      'preparation',
      'in-progress',
      'not-done',
      'on-hold',
      'stopped',
      'completed',
      'entered-in-error',
      'unknown',
    ]),
    code: codeableConcept.optional(),
    subject: reference,
    performedDateTime: fhirDateTime.optional(),
    performedPeriod: period.optional(),
    performedString: z.string().optional(),
    performedAge: age.optional(),
    performedRange: range.optional(),
    // Of releases before R4: the status says then what was planned.
    notDone: z.boolean().optional(),
  })
  .superRefine(withChoices(['performed']))

export const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.string(),
  link: z.array(z.looseObject({ relation: z.string().optional() })).optional(),
  entry: z
    .array(
      z.looseObject({
        fullUrl: z.string().optional(),
        resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
        request: z.looseObject({ method: z.string().optional(), url: z.string().optional() }).optional(),
        search: z.looseObject({ mode: z.string().optional() }).optional(),
      }),
    )
    .optional(),
})
