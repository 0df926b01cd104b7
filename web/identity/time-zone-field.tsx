import { type ComponentProps, useId } from 'react'
import { TextField } from '../ui/index.ts'

/** A time zone by its IANA name, with those that this browser knows. */
export function TimeZoneField(props: Omit<ComponentProps<typeof TextField>, 'label' | 'hint' | 'list'>) {
  const id = useId()
  return (
    <>
      <TextField
        {...props}
        label="Time zone"
        hint="All times on the screen are in it, such as America/New_York or Europe/Berlin"
        list={id}
      />
      <datalist id={id}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}
