import { api } from '../api.ts'
import { forgetLock } from '../lock.ts'
import { Problem } from '../problem.ts'
import { showToast } from '../ui/toast.tsx'

/** Ends the sign-in and leaves the page, so that nothing of it stays in memory. Says so when the server did not hear it. */
export async function signOut(where: 'here' | 'everywhere' = 'here'): Promise<void> {
  try {
    await api(where === 'here' ? 'POST /api/sign-out' : 'POST /api/sign-out-everywhere')
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) {
      showToast('Not signed out: the server cannot be reached. Lock the console.', 'not')
      return
    }
  }
  forgetLock()
  location.assign('/sign-in')
}
