import type { OverrideRule, SessionCheck } from './session-check.ts'
import { asaFasting, columbiaTriage, local, practice, rems, uspi } from './sources.ts'

export const never: OverrideRule = { by: 'never', secondSignature: false }
export const byPrescriber: OverrideRule = { by: 'prescriber', secondSignature: false }
export const byTwo: OverrideRule = { by: 'prescriber', secondSignature: true }

export const identity: SessionCheck = {
  id: 'identity',
  label: 'Identity, two identifiers',
  text: 'Ask for name and date of birth; compare with the record.',
  answeredBy: 'confirmation',
  override: never,
  source: practice('Two patient identifiers before a medicine is given (Joint Commission NPSG.01.01.01)'),
}

export const escort: SessionCheck = {
  id: 'escort',
  label: 'Escort',
  text: 'Who takes the patient home? Name and phone number. The patient does not drive until the next day after restful sleep.',
  answeredBy: 'escort',
  override: byPrescriber,
  source: uspi('section 5 and patient counselling: no driving until the next day after restful sleep'),
}

export const changes: SessionCheck = {
  id: 'changes',
  label: 'Changes since the last visit',
  text: 'New or changed medicines, illness, alcohol or other substances since the last visit? If so the prescriber reviews them.',
  answeredBy: 'changes',
  override: byPrescriber,
  source: practice('Review of medicines and substances before each dose; interactions in the labels, section 7'),
}

export const suicideScreen: SessionCheck = {
  id: 'suicide-screen',
  label: 'C-SSRS since last visit',
  text: 'Ask the C-SSRS screener, since last visit. Moderate needs the prescriber before the dose; high needs immediate assessment.',
  answeredBy: 'suicide-screen',
  override: byTwo,
  source: columbiaTriage,
}

export const pregnancy: SessionCheck = {
  id: 'pregnancy',
  label: 'Pregnancy',
  text: 'Pregnancy test or statement by the clinic’s rule.',
  answeredBy: 'pregnancy',
  askedWhen: 'pregnancy-possible',
  override: byTwo,
  source: uspi('section 8.1: not recommended in pregnancy'),
}

export const spacing: SessionCheck = {
  id: 'spacing',
  label: 'Days since the last session',
  text: 'Counted from the last session in days of the clinic.',
  answeredBy: 'spacing',
  override: byPrescriber,
  source: local('At least a day without treatment between two sessions; never two on a day'),
  status: 'needs-clinical-sign-off',
}

export const order: SessionCheck = {
  id: 'prescriber-order',
  label: 'Prescriber’s order for today',
  text: 'The prescriber has ordered this dose for this session.',
  answeredBy: 'confirmation',
  override: never,
  source: practice('No controlled medicine is given without an order'),
}

export const emergencyEquipment: SessionCheck = {
  id: 'emergency-equipment',
  label: 'Oxygen, suction, bag and mask, monitor',
  text: 'Checked today and within reach: oxygen, suction, bag and mask, oximeter, blood pressure monitor, defibrillator, emergency medicines.',
  answeredBy: 'confirmation',
  override: byPrescriber,
  source: practice('Sanacora 2017: trained staff and equipment for cardiovascular and respiratory events on site'),
}

export const prescriberOnSite: SessionCheck = {
  id: 'prescriber-on-site',
  label: 'Prescriber on site',
  text: 'A prescriber is on site during administration and monitoring.',
  answeredBy: 'confirmation',
  override: never,
  source: rems,
}

export const oximeterOnSite: SessionCheck = {
  id: 'oximeter-on-site',
  label: 'Pulse oximeter on site',
  text: 'A working pulse oximeter is at the chair.',
  answeredBy: 'confirmation',
  override: never,
  source: rems,
}

export const remsEnrolment: SessionCheck = {
  id: 'rems-enrolment',
  label: 'REMS enrolment',
  text: 'The patient is enrolled in the Spravato REMS and the setting is certified.',
  answeredBy: 'confirmation',
  override: never,
  source: rems,
}

/** Nasal esketamine: food 2 h, drinks 30 min, nasal steroid or decongestant 1 h. */
export const nasalFasting: SessionCheck = {
  id: 'fasting',
  label: 'Food, drink and nasal sprays',
  text: 'Last food (2 h or more), last drink (30 min or more), last nasal steroid or decongestant (1 h or more).',
  answeredBy: 'fasting',
  fasting: { foodHours: 2, drinkMinutes: 30, nasalMedicineMinutes: 60 },
  override: byPrescriber,
  source: uspi('section 2: food, liquids, nasal steroids and decongestants before administration'),
}

/** A dose by needle: solids 6 h, clear fluids 2 h. */
export const infusionFasting: SessionCheck = {
  id: 'fasting',
  label: 'Food and drink',
  text: 'Last food (6 h or more) and last clear drink (2 h or more).',
  answeredBy: 'fasting',
  fasting: { foodHours: 6, drinkMinutes: 120 },
  override: byPrescriber,
  source: asaFasting,
}

export const pregnancyOffLabel: SessionCheck = {
  ...pregnancy,
  source: practice('Pregnancy is an exclusion of the trials and of consensus statements'),
}
