import type { ComponentType } from 'react'
import type { SessionEvent, SessionEventType } from '../../../clinical/session/index.ts'
import type { FormProps } from '../event-form.tsx'
import { AdverseEventForm } from './adverse-event-form.tsx'
import { DeviceGivenForm } from './device-given-form.tsx'
import { DissociationForm } from './dissociation-form.tsx'
import { DoseGivenForm } from './dose-given-form.tsx'
import { InstructionsForm } from './end-forms.tsx'
import { InjectionGivenForm } from './injection-form.tsx'
import { OrderForm } from './order-form.tsx'
import { RateForm } from './rate-form.tsx'
import { SedationForm } from './sedation-form.tsx'
import { CannulaForm, HandoverForm, MedicationForm, NoteForm, WeightForm } from './simple-forms.tsx'
import { VitalsForm } from './vitals-form.tsx'

/** The form that made an event, for correcting it. What has none is corrected in its time, or was in error. */
const forms: Partial<Record<SessionEventType, ComponentType<FormProps>>> = {
  'vitals-recorded': VitalsForm,
  'sedation-recorded': SedationForm,
  'dissociation-recorded': DissociationForm,
  'adverse-event': AdverseEventForm,
  'medication-given': MedicationForm,
  'weight-measured': WeightForm,
  'dose-ordered': OrderForm,
  'device-given': DeviceGivenForm,
  'injection-given': InjectionGivenForm,
  'dose-ended': DoseGivenForm,
  'infusion-rate-changed': RateForm,
  'cannula-placed': CannulaForm,
  'cannula-removed': CannulaForm,
  'watcher-changed': HandoverForm,
  'discharge-instructions-given': InstructionsForm,
  note: NoteForm,
}

export const formOf = (event: SessionEvent): ComponentType<FormProps> | undefined => forms[event.type]
