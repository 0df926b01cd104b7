import type { DueItem } from '../../clinical/session/index.ts'
import { useConsole } from './console.tsx'

/** What a tap on a due item opens. Starting the infusion is its own button, so here it leads there. */
export function useDoDue(): (item: DueItem) => void {
  const { open, show, record, notices, state } = useConsole()
  return (item) => {
    switch (item.action) {
      case 'answer-check':
        if (item.kind === 'preparation' && item.subject) return open({ kind: 'gate', gateId: item.subject })
        show('check-in')
        return focusSoon(`check-${item.subject ?? ''}`)
      case 'record-vitals': {
        const before = state.phase === 'check-in' || state.phase === 'preparation'
        const repeat = item.label.startsWith('Repeat')
        return open({ kind: 'vitals', purpose: before ? 'pre-dose' : repeat ? 'repeat' : 'routine' })
      }
      case 'measure-weight':
        return open({ kind: 'weight' })
      case 'record-lot':
      case 'calculate-dose':
      case 'enter-second-check':
        show('dose')
        return focusSoon(item.action)
      case 'start-infusion':
        show('dose')
        return focusSoon('start-dose')
      case 'resume-infusion':
        return focusSoon('resume-infusion')
      case 'change-rate':
        return open({ kind: 'rate' })
      case 'give-device':
        return open({ kind: 'device', number: Number(item.subject ?? '1') })
      case 'give-injection':
        if (state.dose.status === 'not-started') {
          show('dose')
          return focusSoon('start-dose')
        }
        return open({ kind: 'injection' })
      case 'record-dose-given':
        return open({ kind: 'dose-given' })
      case 'record-sedation':
        return open({ kind: 'sedation' })
      case 'record-dissociation':
        return open({ kind: 'dissociation' })
      case 'ask-symptoms': {
        const notice = notices.find((each) => each.id === item.subject)
        return notice ? open({ kind: 'symptoms', notice }) : undefined
      }
      case 'record-waste':
        return open({ kind: 'waste' })
      case 'start-discharge':
        return record({ type: 'discharge-started' })
      case 'end-session':
        return open({ kind: 'end' })
    }
  }
}

/** After the view has changed: the first control of a part that has this id. */
export function focusSoon(id: string): void {
  setTimeout(() => {
    const part = document.getElementById(id)
    part?.scrollIntoView({ block: 'center' })
    const control = part?.matches('button, input, select')
      ? part
      : part?.querySelector<HTMLElement>('input:not([disabled]), select, button:not([disabled])')
    control?.focus()
  }, 50)
}
