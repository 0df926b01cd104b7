export { Banner, Note } from './banner.tsx'
export { Boat } from './boat.tsx'
export { Button } from './button.tsx'
export { Chip, Who } from './chip.tsx'
export { Choices, type Option, RadioRow, Segmented, yesNoUnknown } from './choice.tsx'
export { Dialog } from './dialog.tsx'
export { Disclosure } from './disclosure.tsx'
export {
  CheckField,
  DateField,
  Field,
  NumberField,
  PartialDateField,
  PasswordField,
  readNumber,
  Select,
  TextArea,
  TextField,
  TimeField,
} from './field.tsx'
export { focusAfter } from './focus-after.ts'
export { FormProblem, faultsToFields, sentence } from './form-problem.tsx'
export { type JourneyStep, JourneySteps, journeySteps } from './journey-steps.tsx'
export { primaryKeyText, useKey } from './keys.ts'
export { List, Row } from './list.tsx'
export { Mark, type MarkName } from './mark.tsx'
export { PageHeader } from './page-header.tsx'
export { Facts, Panel } from './panel.tsx'
export { PatientName, patientName } from './patient-name.tsx'
export { BigNumber, digits, Progress, plain, Quantity, signed } from './quantity.tsx'
export { ReasonDialog } from './reason-dialog.tsx'
export { Sideways } from './sideways.tsx'
export { SignDialog } from './sign-dialog.tsx'
export { Sparkline } from './sparkline.tsx'
export { EmptyState, ErrorState, Loaded, LoadingState, SavedState, type SaveState, wordsOf } from './states.tsx'
export { Pager, Table } from './table.tsx'
export { Tabs } from './tabs.tsx'
export { Tile } from './tile.tsx'
export {
  ageOn,
  clinicNow,
  clockTime,
  clockTimeWithSeconds,
  Day,
  dayAndTime,
  duration,
  fromNow,
  instantOf,
  longDate,
  Moment,
  shortDate,
  TimeSince,
  useToday,
} from './time.tsx'
export { showToast } from './toast.tsx'
export { unbroken, Words } from './words.tsx'
