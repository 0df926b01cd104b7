import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { lock } from '../lock.ts'
import { useMe } from '../me.ts'
import { roleNames } from '../role-names.ts'
import { showToast, useKey, Who, wordsOf } from '../ui/index.ts'
import { chooseTheme, useTheme } from '../ui/theme.ts'
import { signOut } from './sign-out.ts'

export function MemberMenu() {
  const { member, clinic } = useMe()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  const other = theme === 'dim' ? 'light' : 'dim'
  useKey('d', 'Light or dim', () => chooseTheme(other))
  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      const outside = event.target instanceof Node && !place.current?.contains(event.target)
      if (outside || (event instanceof KeyboardEvent && event.key === 'Escape')) setOpen(false)
      if (event instanceof KeyboardEvent && event.key === 'Escape') event.preventDefault()
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    document.addEventListener('keydown', close, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
      document.removeEventListener('keydown', close, { capture: true })
    }
  }, [open])
  return (
    <div className="member-menu" ref={place}>
      <button type="button" aria-expanded={open} aria-controls="member-menu" onClick={() => setOpen(!open)}>
        <Who name={member.name} initials={member.initials} />
        <span className="visually-hidden">: menu</span>
      </button>
      {open && (
        <div className="menu" id="member-menu">
          <div className="head">
            <b>{member.name}</b>
            <div className="small quiet">
              {member.roles.map((role) => roleNames[role]).join(', ')} · {clinic.name}
            </div>
          </div>
          <button type="button" onClick={() => chooseTheme(other)}>
            {other === 'dim' ? 'Dim the screen' : 'Light screen'}
          </button>
          <Link to="/me" onClick={() => setOpen(false)}>
            Password, PIN, one-time codes
          </Link>
          <button
            type="button"
            onClick={() => void lock().catch((error: Error) => showToast(wordsOf(error).title, 'not'))}
          >
            Lock this console
          </button>
          <button type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </div>
      )}
    </div>
  )
}
