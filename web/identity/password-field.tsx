import type { ComponentProps } from 'react'
import { TextField } from '../ui/index.ts'

export const shortestPassword = 12

/** What react-hook-form checks of a new password; the server checks it again. */
export const newPasswordRules = {
  required: 'Choose a password',
  minLength: { value: shortestPassword, message: `At least ${shortestPassword} characters` },
  maxLength: { value: 200, message: 'At most 200 characters' },
}

/** A password that is being chosen. */
export function NewPasswordField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'hint'>) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      hint={`At least ${shortestPassword} characters. Four words that have nothing to do with each other are good.`}
    />
  )
}
