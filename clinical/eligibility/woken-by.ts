import { type ConditionGroup, groupBitsOf, numberOfGroup } from '../conditions/index.ts'
import { type IdentifiedMedication, identifyMedications } from '../medications/index.ts'
import { BitSet } from '../quantity/bit-set.ts'
import type { MeasurementName } from '../record/record.ts'
import type { Criterion } from './criterion.ts'
import type { PatientView } from './patient-view.ts'

/**
 * What on record can speak to a criterion, beside an answer to its own question and what that question asks to measure or
 * to score. Where a patient has nothing of it, the criterion sleeps: it stands as it does for everybody of whom nothing is
 * known. What is not named here it must not read (`woken-by.test.ts`).
 */
export interface WokenBy {
  /** Who the patient is, age and sex: it is judged for everybody. */
  patient?: true
  /** Conditions and procedures of these groups. */
  groups?: readonly ConditionGroup[]
  /** Answers to other questions, by link id. */
  answers?: readonly string[]
  measurements?: readonly MeasurementName[] | 'any'
  /** Assessments with these instruments. */
  instruments?: readonly string[]
  /** Medicines of which this is true; it is given each ingredient that we know of the product. */
  medicine?: (product: readonly IdentifiedMedication[]) => boolean
  procedures?: 'any'
  allergies?: 'any'
  /** A review of the whole record. */
  review?: true
  /** Criteria before it, whose outcomes it reads. */
  criteria?: readonly string[]
}

/** For a criterion that reads nothing but the answer to its question. */
export const onlyItsQuestion: WokenBy = {}

/** Which criteria of a ruleset what is on record wakes: each kind of fact leads to its criteria at once. */
export class Wakes {
  private readonly size: number
  private readonly always: BitSet
  private readonly byGroup: (BitSet | undefined)[] = []
  private readonly byQuestion = new Map<string, BitSet>()
  private readonly byMeasurement = new Map<MeasurementName, BitSet>()
  private readonly byInstrument = new Map<string, BitSet>()
  private readonly byMeasuring: BitSet
  private readonly byProcedure: BitSet
  private readonly byAllergy: BitSet
  private readonly byReview: BitSet
  private readonly ofMedicine: { wakes: NonNullable<WokenBy['medicine']>; criteria: BitSet }[] = []
  /** Products are few, and what is known of one is one list (`identifyMedications`). */
  private readonly byProduct = new WeakMap<readonly IdentifiedMedication[], BitSet>()

  /** Throws RangeError where a criterion reads the outcome of one that does not come before it. */
  constructor(criteria: readonly Criterion[]) {
    this.size = criteria.length
    this.always = this.none()
    this.byMeasuring = this.none()
    this.byProcedure = this.none()
    this.byAllergy = this.none()
    this.byReview = this.none()
    const readers = readersOf(criteria)
    criteria.forEach((criterion, at) => {
      this.enter(criterion, new BitSet(this.size, readers[at]))
    })
  }

  /** The criteria that this patient's record wakes, by position. */
  wokenIn(view: PatientView): number[] {
    const woken = this.none()
    woken.addAll(this.always)
    for (const group of view.conditionGroups.members()) this.wake(woken, this.byGroup[group])
    for (const question of view.day.answers.questions) this.wake(woken, this.byQuestion.get(question))
    for (const { name } of view.measurements) this.wake(woken, this.byMeasurement.get(name))
    for (const { instrument } of view.assessments) this.wake(woken, this.byInstrument.get(instrument))
    for (const { concept } of view.medications) woken.addAll(this.ofProduct(identifyMedications(concept)))
    for (const { concept } of view.procedures)
      for (const group of groupBitsOf(concept).members()) this.wake(woken, this.byGroup[group])
    if (view.measurements.length > 0) woken.addAll(this.byMeasuring)
    if (view.procedures.length > 0) woken.addAll(this.byProcedure)
    if (view.allergies.length > 0) woken.addAll(this.byAllergy)
    if (view.review) woken.addAll(this.byReview)
    return woken.members()
  }

  private none(): BitSet {
    return new BitSet(this.size)
  }

  private wake(woken: BitSet, criteria: BitSet | undefined): void {
    if (criteria !== undefined) woken.addAll(criteria)
  }

  private ofProduct(product: readonly IdentifiedMedication[]): BitSet {
    const known = this.byProduct.get(product)
    if (known !== undefined) return known
    const woken = this.none()
    for (const { wakes, criteria } of this.ofMedicine) if (wakes(product)) woken.addAll(criteria)
    this.byProduct.set(product, woken)
    return woken
  }

  /** @param woken the criterion and whatever reads its outcome */
  private enter({ id, question, wokenBy }: Criterion, woken: BitSet): void {
    if (!wokenBy || wokenBy.patient) {
      this.always.addAll(woken)
      return
    }
    const { groups = [], answers = [], measurements = [], instruments = [], medicine } = wokenBy
    for (const group of groups) {
      const number = numberOfGroup(group)
      this.byGroup[number] ??= this.none()
      this.byGroup[number].addAll(woken)
    }
    for (const link of [id, ...answers]) this.under(this.byQuestion, link).addAll(woken)
    if (measurements === 'any') this.byMeasuring.addAll(woken)
    else for (const name of measurements) this.under(this.byMeasurement, name).addAll(woken)
    for (const name of question?.measurements ?? []) this.under(this.byMeasurement, name).addAll(woken)
    for (const name of [...instruments, ...(question?.instruments ?? [])])
      this.under(this.byInstrument, name).addAll(woken)
    if (medicine) this.ofMedicine.push({ wakes: medicine, criteria: woken })
    if (wokenBy.procedures) this.byProcedure.addAll(woken)
    if (wokenBy.allergies) this.byAllergy.addAll(woken)
    if (wokenBy.review) this.byReview.addAll(woken)
  }

  private under<Key>(index: Map<Key, BitSet>, key: Key): BitSet {
    const known = index.get(key)
    if (known !== undefined) return known
    const made = this.none()
    index.set(key, made)
    return made
  }
}

/** Of each criterion, its own position and those of all that read its outcome, directly or through others. */
function readersOf(criteria: readonly Criterion[]): Set<number>[] {
  const readers = criteria.map((_, at) => new Set([at]))
  const positions = new Map(criteria.map(({ id }, at) => [id, at]))
  // From the last back: what reads a reader is known before what it reads.
  for (let at = criteria.length - 1; at >= 0; at--)
    for (const id of criteria[at]?.wokenBy?.criteria ?? []) {
      const before = positions.get(id)
      if (before === undefined) continue
      if (before >= at) throw new RangeError(`${criteria[at]?.id} reads the outcome of ${id}, which comes after it.`)
      for (const reader of readers[at] ?? []) readers[before]?.add(reader)
    }
  return readers
}
