import { CheckField, DateField, Panel, PartialDateField, RadioRow, TextArea, TextField } from '../ui/index.ts'
import type { Faults, IdentityValues, ReferralValues } from './identity-values.ts'

interface Given {
  values: IdentityValues
  faults: Faults
  onChange: (values: IdentityValues) => void
  today: string
}

/** Who the patient is. */
export function IdentityFields({ values, faults, onChange, isNew }: Given & { isNew: boolean }) {
  const set = (part: Partial<IdentityValues>) => onChange({ ...values, ...part })
  return (
    <Panel title="Identity">
      <div className="form">
        <div className="form-pair">
          <TextField
            label="Family name"
            autoFocus={isNew}
            value={values.familyName}
            error={faults.familyName}
            maxLength={200}
            onChange={(event) => set({ familyName: event.target.value })}
          />
          <TextField
            label="Given name"
            value={values.givenName}
            error={faults.givenName}
            maxLength={200}
            onChange={(event) => set({ givenName: event.target.value })}
          />
        </div>
        <div className="form-pair">
          <PartialDateField
            label="Born"
            value={values.birthDate}
            error={faults.birthDate}
            onChange={(event) => set({ birthDate: event.target.value })}
          />
          <TextField
            label="Record number"
            hint={isNew ? 'Left empty, the clinic gives the next one' : undefined}
            value={values.recordNumber}
            error={faults.recordNumber}
            maxLength={64}
            onChange={(event) => set({ recordNumber: event.target.value })}
          />
        </div>
        <RadioRow
          legend="Sex"
          hint="As the medical record has it; doses and risks may depend on it"
          options={[
            { value: 'female', label: 'Female' },
            { value: 'male', label: 'Male' },
            { value: 'other', label: 'Other' },
            { value: 'unknown', label: 'Not known' },
          ]}
          value={values.sex || null}
          error={faults.sex}
          onChange={(sex) => set({ sex })}
        />
        <div className="form-pair">
          <TextField
            label="Phone"
            type="tel"
            value={values.phone}
            error={faults.phone}
            maxLength={60}
            onChange={(event) => set({ phone: event.target.value })}
          />
          <TextField
            label="E-mail"
            type="email"
            value={values.email}
            error={faults.email}
            maxLength={254}
            onChange={(event) => set({ email: event.target.value })}
          />
        </div>
        {!isNew && (
          <>
            <CheckField
              label="The patient has died"
              checked={values.deceased}
              onChange={(event) => set({ deceased: event.target.checked })}
            />
            {values.deceased && (
              <PartialDateField
                label="Died on"
                value={values.deceasedOn}
                error={faults.deceasedOn}
                onChange={(event) => set({ deceasedOn: event.target.value })}
              />
            )}
          </>
        )}
      </div>
    </Panel>
  )
}

/** From whom the patient comes and why; all of it may wait. */
export function ReferralFields({ values, faults, onChange, today }: Given) {
  const { referral } = values
  const set = (part: Partial<ReferralValues>) => onChange({ ...values, referral: { ...referral, ...part } })
  return (
    <Panel title="Referral" aside="may be added later">
      <div className="form">
        <div className="form-pair">
          <TextField
            label="Referred by"
            hint="The person; “self” when the patient came alone"
            value={referral.referredBy}
            error={faults['referral.referredBy']}
            maxLength={200}
            onChange={(event) => set({ referredBy: event.target.value })}
          />
          <TextField
            label="Practice or hospital"
            value={referral.organisation}
            error={faults['referral.organisation']}
            maxLength={200}
            onChange={(event) => set({ organisation: event.target.value })}
          />
        </div>
        <DateField
          label="On"
          max={today}
          value={referral.on}
          error={faults['referral.on']}
          onChange={(event) => set({ on: event.target.value })}
        />
        <TextArea
          label="Reason"
          value={referral.reason}
          error={faults['referral.reason']}
          maxLength={2000}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <CheckField
          label="Records came with it"
          checked={referral.recordsCame}
          onChange={(event) => set({ recordsCame: event.target.checked })}
        />
      </div>
    </Panel>
  )
}
