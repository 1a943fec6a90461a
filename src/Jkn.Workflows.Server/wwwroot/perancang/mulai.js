// The designer wants an absolute address, and reads it when it wakes up. Apart from the decoration, so that a fault there does not stop it.
document.querySelector('elsa-workflow-definition-editor')?.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
