using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// Codes instead of passwords that somebody else has seen. Whoever still has such a password gets a code: what others know opens nothing.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0090_sign_in_codes")]
public sealed class M0090_SignInCodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "sign_in_codes",
            c => new
            {
                id = c.Column<string>(),
                account_id = c.Column<string>(),
                halves = c.Column<int>(),
                first_hash = c.Column<string>(),
                second_hash = c.Column<string>(nullable: true),
                made_by = c.Column<string>(),
                second_by = c.Column<string>(nullable: true),
                made_at = c.Column<long>(),
                expires_at = c.Column<long>(nullable: true),
                used_at = c.Column<long>(nullable: true),
                tries = c.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_sign_in_codes", r => r.id)
        );
        migrationBuilder.CreateIndex("ix_sign_in_codes_account_id", "sign_in_codes", "account_id");
    }
}
