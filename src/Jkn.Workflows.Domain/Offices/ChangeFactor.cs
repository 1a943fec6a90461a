namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// Somebody enrols or removes a second factor of his own. The secret stays in a sealed row; the office's journal knows that, of which
/// kind and when.
/// </summary>
public sealed record ChangeFactor(string Account, string Kind, bool Removed = false) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.Actor.IsSystem && on.Actor.Id != Account)
            return OfficeDecision.Reject("factor-not-yours", "Faktor kedua hanya didaftarkan atau dihapus oleh pemilik akunnya.");
        if (Kind is not (ProofKinds.Totp or ProofKinds.Passkey))
            return OfficeDecision.Reject("factor-unknown", "Faktor kedua: aplikasi kode atau kunci sandi (passkey).", "kind");
        on.Emit(Removed ? new PowerEvent.FactorRemoved(Account, Kind) : new PowerEvent.FactorEnrolled(Account, Kind));
        return on.Accept();
    }
}
