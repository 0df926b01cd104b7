import { useConsole } from './console.tsx'
import { AddDialog } from './forms/add-dialog.tsx'
import { AdverseEventForm } from './forms/adverse-event-form.tsx'
import { ConflictDialog } from './forms/conflict-dialog.tsx'
import { CorrectDialog } from './forms/correct-dialog.tsx'
import { DeviceForm } from './forms/device-form.tsx'
import { DischargeItemDialog } from './forms/discharge-item-dialog.tsx'
import { DissociationForm } from './forms/dissociation-form.tsx'
import { DoseGivenForm } from './forms/dose-given-form.tsx'
import { EndForm, InstructionsForm } from './forms/end-forms.tsx'
import { GateDialog } from './forms/gate-dialog.tsx'
import { HelpForm } from './forms/help-form.tsx'
import { InjectionForm } from './forms/injection-form.tsx'
import { OrderForm } from './forms/order-form.tsx'
import { RateForm } from './forms/rate-form.tsx'
import { ScoreDialog } from './forms/score-dialog.tsx'
import { ScreenDialog } from './forms/screen-dialog.tsx'
import { SedationForm } from './forms/sedation-form.tsx'
import { CancelForm, CannulaForm, HandoverForm, MedicationForm, NoteForm, WeightForm } from './forms/simple-forms.tsx'
import { StepsDialog } from './forms/steps-dialog.tsx'
import { SymptomsForm } from './forms/symptoms-form.tsx'
import { VitalsForm } from './forms/vitals-form.tsx'
import { WasteForm } from './forms/waste-form.tsx'

/** The dialog that is open; never one over another. */
export function ActionDialog() {
  const { action, open } = useConsole()
  if (!action) return null
  const onClose = () => open(null)
  switch (action.kind) {
    case 'vitals':
      return <VitalsForm purpose={action.purpose} onClose={onClose} />
    case 'sedation':
      return <SedationForm onClose={onClose} />
    case 'dissociation':
      return <DissociationForm onClose={onClose} />
    case 'adverse-event':
      return <AdverseEventForm onClose={onClose} />
    case 'medication':
      return <MedicationForm onClose={onClose} />
    case 'note':
      return <NoteForm onClose={onClose} />
    case 'cannula':
      return <CannulaForm onClose={onClose} />
    case 'weight':
      return <WeightForm onClose={onClose} />
    case 'order':
      return <OrderForm onClose={onClose} />
    case 'handover':
      return <HandoverForm onClose={onClose} />
    case 'rate':
      return <RateForm onClose={onClose} />
    case 'dose-given':
      return <DoseGivenForm onClose={onClose} />
    case 'device':
      return <DeviceForm number={action.number} onClose={onClose} />
    case 'injection':
      return <InjectionForm onClose={onClose} />
    case 'waste':
      return <WasteForm onClose={onClose} />
    case 'help-answered':
      return <HelpForm onClose={onClose} />
    case 'symptoms':
      return <SymptomsForm notice={action.notice} onClose={onClose} />
    case 'symptoms-told':
      return <SymptomsForm onClose={onClose} />
    case 'steps':
      return <StepsDialog notice={action.notice} onClose={onClose} />
    case 'screen':
      return <ScreenDialog onClose={onClose} />
    case 'score':
      return <ScoreDialog instrumentId={action.instrumentId} onClose={onClose} />
    case 'gate':
      return <GateDialog gateId={action.gateId} onClose={onClose} />
    case 'discharge-item':
      return <DischargeItemDialog criterionId={action.criterionId} onClose={onClose} />
    case 'instructions':
      return <InstructionsForm onClose={onClose} />
    case 'end':
      return <EndForm onClose={onClose} />
    case 'leave':
      return <EndForm first="transferred" onClose={onClose} />
    case 'cancel':
      return <CancelForm onClose={onClose} />
    case 'correct':
      return <CorrectDialog event={action.event} onClose={onClose} />
    case 'conflict':
      return <ConflictDialog conflictId={action.conflictId} onClose={onClose} />
    case 'add':
      return <AddDialog onClose={onClose} />
  }
}
