namespace Jkn.Workflows.Application.Accounts;

/// <summary>The office's journal refused what a door should not have let through: checked before, changed since.</summary>
internal sealed class AccountRefusedException(Rejection rejection) : Exception($"{rejection.Code}: {rejection.Message}")
{
    public Rejection Rejection => rejection;
}
