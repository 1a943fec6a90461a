using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// All roles that a known account has from now on. Who rises above the desks comes in anew with two half codes: whoever made or reset his
/// account alone must not know a way into it.
/// </summary>
public sealed record GiveRoles(string Account, ImmutableArray<string> Roles) : PowerAct
{
    /// <summary>The id of the codes, needed by whoever rises.</summary>
    public string? Code { get; init; }

    public override string? Codes => Code;

    public override string? Subject => Account;

    public override bool TakesTwo(OfficeDeciding on) => !RoleRules.AreOrdinary(RolesIn(on.State).Union(Roles));

    /// <summary>True when the account had no power and gets some.</summary>
    public bool Raises(OfficeState office) => RoleRules.AreOrdinary(RolesIn(office)) && !RoleRules.AreOrdinary(Roles);

    public override Rejection? Take(OfficeDeciding on)
    {
        if (RoleRules.Check(on.State.Office, Roles) is { } no)
            return no;
        if (!on.State.Accounts.TryGetValue(Account, out var account))
            return new("account-unknown", "Akun ini tidak ada di daerah ini.");
        if (Roles.Contains(Words.Roles.Admin) && on.State.HoldsOffice(Account, on.Today))
            return new("role-admin-alone", "Akun ini memegang jabatan; ADMIN tidak boleh memegang jabatan.", "roles");
        if (account.Roles.ToHashSet().SetEquals(Roles))
            return null;
        var raises = Raises(on.State);
        if (raises && Code is null)
            return new("code-missing", "Akun ini naik peran dan harus masuk ulang dengan kode; ajukan ulang usulannya.");
        on.Emit(new PowerEvent.RolesGiven(Account, account.Name, [.. Roles.Distinct()]));
        if (raises)
            on.Emit(new PowerEvent.SignInReset(Account, Code, on.Now + ResetSignIn.Life));
        return null;
    }

    private ImmutableArray<string> RolesIn(OfficeState office) => office.Accounts.GetValueOrDefault(Account)?.Roles ?? [];
}
