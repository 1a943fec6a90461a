using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>The office itself: definitions, officials, accounts, settings; files, notices, reading log.</summary>
[DbContext(typeof(AppDb)), Migration("0003_office")]
public sealed class M0003_Office : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "sops",
            c => new
            {
                version_id = c.Column<string>(),
                definition_id = c.Column<string>(),
                region = c.Column<string>(),
                key = c.Column<string>(),
                use = c.Column<string>(),
                name = c.Column<string>(),
                version = c.Column<int>(),
                state = c.Column<string>(),
                label = c.Column<string>(nullable: true),
                effective_from = c.Column<string>(nullable: true),
                effective_to = c.Column<string>(nullable: true),
                decree_no = c.Column<string>(nullable: true),
                decree_date = c.Column<string>(nullable: true),
                confirmation = c.Column<string>(nullable: true),
                batch_kind = c.Column<string>(nullable: true),
                content_hash = c.Column<string>(),
                json = c.Column<string>(),
                created_at = c.Column<long>(),
                created_by = c.Column<string>(),
                published_at = c.Column<long>(nullable: true),
                published_by = c.Column<string>(nullable: true),
                revision = c.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_sops", t => t.version_id)
        );
        migrationBuilder.CreateIndex("ix_sops_region_state", "sops", ["region", "state"]);
        migrationBuilder.CreateIndex("ux_sops_definition_id_version", "sops", ["definition_id", "version"], unique: true);

        migrationBuilder.CreateTable(
            "officials",
            c => new
            {
                id = c.Column<string>(),
                account_id = c.Column<string>(),
                region = c.Column<string>(),
                role = c.Column<string>(),
                name = c.Column<string>(),
                nip = c.Column<string>(nullable: true),
                rank = c.Column<string>(nullable: true),
                position = c.Column<string>(),
                unit = c.Column<string>(nullable: true),
                valid_from = c.Column<string>(),
                valid_to = c.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_officials", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_officials_region_role", "officials", ["region", "role"]);

        migrationBuilder.CreateTable(
            "delegations",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                role = c.Column<string>(),
                absent_id = c.Column<string>(),
                substitute_id = c.Column<string>(),
                kind = c.Column<string>(),
                order_no = c.Column<string>(),
                order_date = c.Column<string>(),
                valid_from = c.Column<string>(),
                valid_to = c.Column<string>(),
                scope = c.Column<string>(nullable: true),
                revoked_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_delegations", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_delegations_region_role", "delegations", ["region", "role"]);

        migrationBuilder.CreateTable(
            "accounts",
            c => new
            {
                id = c.Column<string>(),
                user_name = c.Column<string>(),
                normalized_name = c.Column<string>(),
                display_name = c.Column<string>(),
                region = c.Column<string>(),
                password_hash = c.Column<string>(),
                security_stamp = c.Column<string>(),
                failed_count = c.Column<int>(),
                locked_until = c.Column<long>(nullable: true),
                disabled = c.Column<bool>(),
                must_change_password = c.Column<bool>(),
                created_at = c.Column<long>(),
                last_login_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_accounts", t => t.id)
        );
        migrationBuilder.CreateIndex("ux_accounts_normalized_name", "accounts", "normalized_name", unique: true);

        migrationBuilder.CreateTable(
            "account_roles",
            c => new { account_id = c.Column<string>(), role = c.Column<string>() },
            constraints: t => t.PrimaryKey("pk_account_roles", t => new { t.account_id, t.role })
        );

        migrationBuilder.CreateTable(
            "region_settings",
            c => new
            {
                region = c.Column<string>(),
                name = c.Column<string>(),
                effective_from = c.Column<string>(),
                json = c.Column<string>(),
                created_at = c.Column<long>(),
                created_by = c.Column<string>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_region_settings",
                    t => new
                    {
                        t.region,
                        t.name,
                        t.effective_from,
                    }
                )
        );

        migrationBuilder.CreateTable(
            "files",
            c => new
            {
                id = c.Column<string>(),
                case_key = c.Column<long>(),
                case_id = c.Column<string>(),
                purpose = c.Column<string>(),
                media_type = c.Column<string>(),
                sealed_name = c.Column<byte[]>(nullable: true),
                size = c.Column<long>(),
                content_hmac = c.Column<byte[]>(),
                created_at = c.Column<long>(),
                created_by = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_files", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_files_case_key", "files", "case_key");

        migrationBuilder.CreateTable(
            "file_contents",
            c => new { id = c.Column<string>(), content = c.Column<byte[]>() },
            constraints: t => t.PrimaryKey("pk_file_contents", t => t.id)
        );

        migrationBuilder.CreateTable(
            "notices",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                case_id = c.Column<string>(nullable: true),
                @event = c.Column<string>(),
                addressee = c.Column<string>(),
                channel = c.Column<string>(),
                subject = c.Column<string>(),
                text = c.Column<string>(),
                created_at = c.Column<long>(),
                read_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_notices", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_notices_region_addressee_read_at", "notices", ["region", "addressee", "read_at"]);

        migrationBuilder.CreateTable(
            "reads",
            c => new
            {
                id = c.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                at = c.Column<long>(),
                actor = c.Column<string>(),
                region = c.Column<string>(),
                case_id = c.Column<string>(nullable: true),
                what = c.Column<string>(),
                purpose = c.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_reads", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_reads_at", "reads", "at");
        migrationBuilder.CreateIndex("ix_reads_case_id", "reads", "case_id");
    }
}
