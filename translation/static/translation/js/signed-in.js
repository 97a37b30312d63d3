// Somebody has signed in here: workbenches in this browser ask who it is. A window that was opened for it closes.

new BroadcastChannel('pho-hien-session').postMessage('signed in')
if (opener) setTimeout(() => close(), 500)
