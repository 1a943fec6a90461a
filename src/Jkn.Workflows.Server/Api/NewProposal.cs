using System.Collections.Immutable;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// An act of power as a client proposes it. Which fields count is said by <paramref name="Kind"/>: APPOINT, END_MANDATE, SUBSTITUTE,
/// END_SUBSTITUTION, ROLES, RESET_SIGN_IN, RESET_SECOND_FACTOR, OPEN_REGION.
/// </summary>
internal sealed record NewProposal(
    string Kind,
    string Reason,
    string? Account = null,
    IReadOnlyList<string>? Roles = null,
    string? Role = null,
    string? Position = null,
    string? FullName = null,
    string? Nip = null,
    string? Rank = null,
    string? Mandate = null,
    string? Delegation = null,
    string? SubstituteKind = null,
    string? Order = null,
    string? OrderDate = null,
    string? From = null,
    string? To = null
)
{
    private const int MostRoles = 20;

    /// <summary>What is too long or missing whatever the kind.</summary>
    public Rejection? Fault() =>
        new Checks()
            .Text("kind", Kind, 30)
            .Text("reason", Reason, 500)
            .Optional("account", Account, 64)
            .Optional("role", Role, 20)
            .Optional("position", Position, 150)
            .Optional("fullName", FullName, 150)
            .Optional("nip", Nip, 18)
            .Optional("rank", Rank, 60)
            .Optional("mandate", Mandate, 100)
            .Optional("delegation", Delegation, 100)
            .Optional("substituteKind", SubstituteKind, 3)
            .Optional("order", Order, 100)
            .Optional("orderDate", OrderDate, 10)
            .Optional("from", From, 10)
            .Optional("to", To, 10)
            .That(Roles is null || Roles.Count <= MostRoles, "roles", "too-many", $"Paling banyak {MostRoles} peran.")
            .Rejection;

    /// <summary>Null when the kind is none of ours.</summary>
    public PowerAct? Act(string id) =>
        Kind switch
        {
            "APPOINT" => new AppointOfficial(Account ?? "", Role ?? "", Position ?? "", From ?? "", Checks.Given(To))
            {
                FullName = Checks.Given(FullName),
                Nip = Checks.Given(Nip),
                Rank = Checks.Given(Rank),
            },
            "END_MANDATE" => new EndMandate(Mandate ?? "", To ?? "", Reason),
            "SUBSTITUTE" => new AppointSubstitute(
                id,
                Role ?? "",
                null,
                Account ?? "",
                SubstituteKind ?? "",
                Order ?? "",
                OrderDate ?? "",
                From ?? "",
                To ?? ""
            ),
            "END_SUBSTITUTION" => new EndSubstitution(Delegation ?? "", Reason),
            "ROLES" => new GiveRoles(Account ?? "", Roles?.ToImmutableArray() ?? []),
            "RESET_SIGN_IN" => new ResetSignIn(Account ?? "", ""),
            "RESET_SECOND_FACTOR" => new ResetSecondFactor(Account ?? ""),
            "OPEN_REGION" => new OpenToAdmin(Account ?? "", To ?? ""),
            _ => null,
        };
}
