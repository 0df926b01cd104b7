import { type Role, roles } from '../../contract/roles.ts'
import { roleNames, roleSays } from '../role-names.ts'
import { CheckField } from '../ui/index.ts'

/** One or more roles, each with what it is for. */
export function RolesField({
  value,
  onChange,
  error,
}: {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
  error?: string
}) {
  return (
    <fieldset className="field">
      <legend>Roles</legend>
      {roles.map((role) => (
        <CheckField
          key={role}
          label={roleNames[role]}
          detail={roleSays[role]}
          checked={value.includes(role)}
          onChange={(event) =>
            onChange(roles.filter((each) => (each === role ? event.target.checked : value.includes(each))))
          }
        />
      ))}
      {error && (
        <div className="error" role="alert">
          {error}
        </div>
      )}
    </fieldset>
  )
}
