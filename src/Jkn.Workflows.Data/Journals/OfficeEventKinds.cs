using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Data.Journals;

/// <summary>Names of the facts in journals of offices; part of <see cref="EventKinds"/>.</summary>
internal static class OfficeEventKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["office/office-opened"] = typeof(OfficeEvent.OfficeOpened),
        ["office/setting-entered"] = typeof(OfficeEvent.SettingEntered),
        ["office/former-change-known"] = typeof(OfficeEvent.FormerChangeKnown),
        ["office/sop-acted"] = typeof(OfficeEvent.SopActed),
        ["office/destruction-decided"] = typeof(OfficeEvent.DestructionDecided),
        ["office/import-decided"] = typeof(OfficeEvent.ImportDecided),
        ["office/acted-in-region"] = typeof(OfficeEvent.ActedInRegion),
        ["office/mandate-given"] = typeof(PowerEvent.MandateGiven),
        ["office/mandate-ended"] = typeof(PowerEvent.MandateEnded),
        ["office/substitute-appointed"] = typeof(PowerEvent.SubstituteAppointed),
        ["office/substitution-ended"] = typeof(PowerEvent.SubstitutionEnded),
        ["office/roles-given"] = typeof(PowerEvent.RolesGiven),
        ["office/account-switched"] = typeof(PowerEvent.AccountSwitched),
        ["office/sign-in-reset"] = typeof(PowerEvent.SignInReset),
        ["office/factor-enrolled"] = typeof(PowerEvent.FactorEnrolled),
        ["office/factor-removed"] = typeof(PowerEvent.FactorRemoved),
        ["office/sign-in-code-used"] = typeof(PowerEvent.SignInCodeUsed),
        ["office/second-factor-reset"] = typeof(PowerEvent.SecondFactorReset),
        ["office/region-opened"] = typeof(PowerEvent.RegionOpened),
        ["office/region-closed"] = typeof(PowerEvent.RegionClosed),
        ["office/operator-acted"] = typeof(PowerEvent.OperatorActed),
        ["office/act-proposed"] = typeof(PowerEvent.ActProposed),
        ["office/act-confirmed"] = typeof(PowerEvent.ActConfirmed),
        ["office/act-refused"] = typeof(PowerEvent.ActRefused),
    };
}
