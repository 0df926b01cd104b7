import type { CoursePhase, InfusionPart } from './protocol.ts'
import type { MonitoringKind } from './protocol-monitoring.ts'

/**
 * What a clinic may change of a published protocol, named as it stands there. What is left out stays as published.
 *
 * Doses, number and spacing of sessions, times of monitoring, minimum observation, thresholds of the reading before the
 * dose, fasting, further lines of preparation, further questions before leaving, and follow-up: these are what clinics of
 * one treatment do differently. Drug, route, devices, limits of the dose, who may override what, alarms at the chair, event
 * cards, stopping rules and the calendar of long-term safety are what makes it that treatment and what keeps it safe: they
 * are not for change.
 */
export interface VariantChanges {
  dose?: {
    /** mg a kilogram of dose weight, of a protocol by infusion. */
    doseMgPerKg?: number
    infusionMinutes?: number
    /** An infusion at more than one rate, none faster than the parent’s: a slow start. */
    parts?: InfusionPart[]
    steps?: { mgPerKg: number; when: string }[]
    /** Of a protocol by device: those that the clinic uses. */
    allowedMg?: number[]
  }
  course?: {
    phases?: Pick<CoursePhase, 'fromWeek' | 'toWeek' | 'sessions' | 'perWeeks' | 'totalSessions'>[]
    minDaysBetweenSessions?: { days: number }
    /** When the course is judged and what is then decided. */
    review?: string
  }
  checks?: { fasting?: { foodHours: number; drinkMinutes: number; nasalMedicineMinutes?: number } }
  preDose?: {
    /** By the id of the hold. mmHg. */
    holds?: Record<string, { systolicAbove: number; diastolicAbove: number }>
  }
  monitoring?: Partial<
    Record<
      MonitoringKind,
      { /** Since the first dose. */ atMinutes: number[]; everyMinutes: { dosing?: number; observation?: number } }
    >
  >
  observation?: { minimumMinutes: number }
  /** Sentences after those of the parent. */
  preparation?: { text: string }[]
  /** Questions after the criteria of the parent, answered by a person who looks. */
  discharge?: { label: string; question: string; freshMinutes: number }[]
  /** By the id of the follow-up. */
  followUp?: Record<
    string,
    {
      label: string
      dueAfterHours?: number
      /** Of one that counts from a first or last dose, with what follows. */
      onDays?: number[]
      thenEveryDays?: number
      windowHours: number
      instruments: string[]
    }
  >
}

/** Whose variant it is: kept in the protocol, so that whoever reads it knows. */
export interface VariantOrigin {
  parentId: string
  parentVersion: string
  parentTitle: string
  /** Name of the medical lead who made and approved it. */
  approver: string
  /** Calendar date of the clinic. */
  approvedOn: string
  reason: string
}
